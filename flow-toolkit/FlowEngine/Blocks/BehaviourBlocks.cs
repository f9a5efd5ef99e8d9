using System.Globalization;
using System.Numerics;
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

    /// <summary>Changes the place in the queue, before or while the contact waits.</summary>
    public static async ValueTask<BlockResult> SetRoutingAsync(BlockRun run)
    {
        var (givenPriority, givenAge) = (run.Text("QueuePriority"), run.Text("QueueTimeAdjustmentSeconds"));
        var priority = run.Contact.QueuePriority;
        var age = run.Contact.QueueTimeAdjustmentSeconds;
        var refused =
            givenPriority is not null && givenAge is not null ? "a block sets the priority or the age, not both"
            : givenPriority is not null && !(IsNumber(givenPriority, out priority) && priority >= 1)
                ? $"\"{givenPriority}\" is not a priority from 1 to {long.MaxValue}"
            : givenAge is not null && !IsNumber(givenAge, out age) ? $"\"{givenAge}\" is not a number of seconds"
            : null;
        if (refused is not null)
        {
            return BlockResult.Failed(refused);
        }

        run.Contact.QueuePriority = priority;
        run.Contact.QueueTimeAdjustmentSeconds = age;
        await run.Ports.Instance.ChangeRoutingAsync(run.Contact, run.Cancellation).ConfigureAwait(false);
        return BlockResult.Success;
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

    private static bool IsNumber<T>(string text, out T number)
        where T : struct, IBinaryInteger<T> =>
        T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
