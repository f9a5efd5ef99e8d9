using System.Text.Json;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>
/// A type this engine does not know: the host may answer it, else it takes its success branch and the trace says so.
/// </summary>
internal static class UnknownBlock
{
    /// <summary>
    /// What the blocks fill whose spelling is not published: Data table and Get stored content. Each replaces what was there.
    /// </summary>
    private static readonly string[] Fills = ["DataTables", "DataTableList", "Email"];

    /// <summary>Source: admin guide, Data table and Get stored content blocks: 32 KB.</summary>
    private const int MaxBytes = 32_768;

    public static async ValueTask<BlockResult> PassAsync(BlockRun run)
    {
        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is not { } answer)
        {
            return new BlockResult(
                Value: run.Block.Conditions.Count > 0 ? "" : null,
                Note: $"\"{run.Block.Action.Type}\" is not a known block: not simulated"
            );
        }

        if (answer.Error is null && answer.Data.ValueKind == JsonValueKind.Object)
        {
            if (answer.Data.GetRawText().Length > MaxBytes)
            {
                return BlockResult.Failed($"the data has more than {MaxBytes:N0} bytes");
            }

            foreach (var name in Fills)
            {
                if (answer.Data.TryGetProperty(name, out var filled))
                {
                    run.Scope.Trees[name] = filled;
                }
            }
        }

        return new BlockResult(Value: answer.Result, Error: answer.Error);
    }
}
