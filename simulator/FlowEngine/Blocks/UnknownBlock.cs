namespace ScreenPop.FlowEngine;

/// <summary>A type this engine does not know: the host may answer it, else it takes its success branch and the trace says so.</summary>
internal static class UnknownBlock
{
    public static async ValueTask<BlockResult> PassAsync(BlockRun run) =>
        await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer
            ? new BlockResult(Value: answer.Result, Error: answer.Error)
            : new BlockResult(
                Value: run.Block.Conditions.Count > 0 ? "" : null,
                Note: $"\"{run.Block.Action.Type}\" is not a known block: not simulated");
}
