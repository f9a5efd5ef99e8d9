using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Scope;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks that set how Connect treats the contact: hooks, logging, routing, hold, callback number.</summary>
internal static class BehaviourBlocks
{
    public static ValueTask<BlockResult> SetEventHook(BlockRun run)
    {
        foreach (var (hook, flow) in run.Under("EventHooks"))
        {
            if (EventHook.FlowTypeOf(hook) is null || run.Ports.Instance.FindFlow(flow) is null)
            {
                return new(BlockResult.Failed($"there is no flow {flow} for {hook}"));
            }

            run.Contact.EventHooks[hook] = flow;
            run.Contact.DisabledHooks.Remove(hook);
        }

        foreach (var (path, disabled) in run.Under("EventHooksConfiguration"))
        {
            if (
                path.EndsWith(".DisableExecution", StringComparison.Ordinal)
                && string.Equals(disabled, "true", StringComparison.OrdinalIgnoreCase)
            )
            {
                run.Contact.DisabledHooks.Add(path[..path.IndexOf('.', StringComparison.Ordinal)]);
            }
        }

        return default;
    }

    public static ValueTask<BlockResult> SetLogging(BlockRun run)
    {
        run.Contact.FlowLogging = run.Text("FlowLoggingBehavior") == "Enabled";
        return default;
    }

    public static ValueTask<BlockResult> SetRouting(BlockRun run)
    {
        run.Contact.QueuePriority = Number(run.Text("QueuePriority")) ?? run.Contact.QueuePriority;
        run.Contact.QueueTimeAdjustmentSeconds =
            Number(run.Text("QueueTimeAdjustmentSeconds")) ?? run.Contact.QueueTimeAdjustmentSeconds;
        return default;
    }

    public static ValueTask<BlockResult> SetRoutingCriteria(BlockRun run)
    {
        if (run.Block.Parameters.Json.ValueKind != JsonValueKind.Object)
        {
            return new(BlockResult.Failed("there are no criteria"));
        }

        run.Contact.RoutingCriteria = ResolvedJson.Of(run.Block.Parameters.Json, run).GetRawText();
        return default;
    }

    public static ValueTask<BlockResult> SetHold(BlockRun run)
    {
        if (run.Contact.Channel != "VOICE")
        {
            return new(BlockResult.Failed($"hold is not available on {run.Contact.Channel}"));
        }

        run.Contact.PreviousParticipantState = run.Text("PreviousContactParticipantState") ?? "OffHold";
        return default;
    }

    public static ValueTask<BlockResult> SetCallbackNumber(BlockRun run)
    {
        if (run.Contact.Channel != "VOICE" || run.Text("CallbackNumber") is not { } number || !PhoneNumber.IsE164(number))
        {
            return new(
                new BlockResult(Error: ErrorTypes.InvalidCallbackNumber, Note: "the callback number is not an E.164 number")
            );
        }

        run.Contact.CallbackNumber = number;
        return default;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
