using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Scope;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks that control the flow: compare, wait, distribute, end, transfer to flows and invoke modules.</summary>
internal static class ControlBlocks
{
    public static ValueTask<BlockResult> Compare(BlockRun run) => new(new BlockResult(Value: run.Text("ComparisonValue") ?? ""));

    public static async ValueTask<BlockResult> WaitAsync(BlockRun run)
    {
        if ((run.Seconds("TimeLimitSeconds") ?? run.Seconds("TimeoutSeconds")) is not { } limit)
        {
            return BlockResult.Failed("no time limit");
        }

        var names = run.Call.Options.Unpublished;
        var events = run.Under("Events").Select(entry => entry.Value).ToList();
        var forFunction = events.Remove(names.LambdaReturn);
        if (run.Contact.Channel == "VOICE" && !forFunction && !run.Flag("ContinueExecution"))
        {
            return BlockResult.Failed("a voice contact cannot wait without ContinueExecution");
        }

        run.Call.LambdaChain = TimeSpan.Zero;
        var started = run.Ports.Time.GetTimestamp();
        if (
            forFunction
            && (run.Text(names.LambdaInvocationId) ?? run.Scope.LambdaInvocationId) is { } id
            && await run.Ports.Lambda.LoadAsync(id, limit, run.Cancellation).ConfigureAwait(false) is not null
        )
        {
            return new BlockResult(Value: names.LambdaReturn);
        }

        // With an unknown id the block waits for its whole time limit, as the admin guide says.
        var left = limit - run.Ports.Time.GetElapsedTime(started);
        var happened =
            left > TimeSpan.Zero
                ? await run.Ports.Participant.WaitAsync(left, events, run.Cancellation).ConfigureAwait(false)
                : null;
        return new BlockResult(Value: happened ?? "WaitCompleted");
    }

    /// <summary>A number from 0 to 99; the conditions are cumulative NumberLessThan thresholds.</summary>
    public static ValueTask<BlockResult> Distribute(BlockRun run) =>
        new(new BlockResult(Value: run.Call.Options.Random.Next(100).ToString(CultureInfo.InvariantCulture)));

    public static ValueTask<BlockResult> Disconnect(BlockRun run) => new(new BlockResult(End: FlowEndKind.Disconnected));

    /// <summary>Ends the flow: the contact waits on, or the whisper ends. An inbound or transfer flow hangs up instead.</summary>
    public static ValueTask<BlockResult> EndFlow(BlockRun run) =>
        new(
            new BlockResult(
                End: run.FlowType is FlowType.ContactFlow or FlowType.AgentTransfer or FlowType.QueueTransfer
                && run.Contact.Channel == "VOICE"
                    ? FlowEndKind.Disconnected
                    : FlowEndKind.Ended
            )
        );

    public static ValueTask<BlockResult> TransferToFlow(BlockRun run) =>
        new(
            run.Text("ContactFlowId") is { } id && run.Ports.Instance.FindFlow(id) is { } flow
                ? new BlockResult(Enter: new FlowEntry(flow, IsModule: false))
                : BlockResult.Failed($"there is no flow {run.Text("ContactFlowId") ?? "given"}")
        );

    public static ValueTask<BlockResult> InvokeModule(BlockRun run)
    {
        if (run.Text("FlowModuleId") is not { } id || run.Ports.Instance.FindModule(id) is not { } module)
        {
            return new(BlockResult.Failed($"there is no module {run.Text("FlowModuleId") ?? "given"}"));
        }

        var parameters = run.Block.Parameters.Json;
        var input = parameters.TryGetProperty("Input", out var given) ? ResolvedJson.Of(given, run) : default;
        return new(new BlockResult(Enter: new FlowEntry(module, IsModule: true, input)));
    }

    public static ValueTask<BlockResult> ReturnFromModule(BlockRun run)
    {
        var parameters = run.Block.Parameters.Json;
        var data =
            parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("ResultData", out var given)
                ? ResolvedJson.Of(given, run)
                : default;
        return new(new BlockResult(Value: run.Text("Result"), End: FlowEndKind.Ended, Data: data));
    }
}
