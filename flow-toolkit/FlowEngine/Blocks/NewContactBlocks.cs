using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks that start another contact: a task, a callback, a chat, an assistant session.</summary>
internal static class NewContactBlocks
{
    private static readonly string[] NeededForChat = ["SourceEndpoint.Address", "DestinationEndpoint.Address", "ContactFlowArn"];

    /// <summary>Source: StartTaskContact API. A task can be scheduled up to six days ahead.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(6);

    /// <summary>Source: developer guide, CreateCallbackContact: more than 0 and at most 259,200 seconds.</summary>
    private static readonly TimeSpan LongestCallbackDelay = TimeSpan.FromDays(3);

    public static async ValueTask<BlockResult> CreateTaskAsync(BlockRun run)
    {
        var refused =
            run.Text("TaskTemplateId") is null && (run.Text("Name") is null || run.Text("ContactFlowId") is null)
                ? "a task needs a name and a flow, or a template"
            : run.Text("DelaySeconds") is not null && run.Text("ScheduledTime") is not null
                ? "a task has a delay or a time, not both"
            : run.Text("DelaySeconds") is { } delay && !(Seconds(delay) <= LongestDelay)
                ? $"a task cannot be delayed by {delay} seconds"
            : null;
        if (refused is not null)
        {
            return BlockResult.Failed(refused);
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        if (answer?.Error is null)
        {
            var task = ServiceData.Object(answer?.Data ?? default);
            task.TryAdd("ContactId", NewId.Of(run));
            ServiceData.Put(run.Scope, "Task", task);
        }

        return new BlockResult(Error: answer?.Error);
    }

    /// <summary>
    /// Calls the number of Set callback number, or else the caller's own, from the block's queue or the working queue.
    /// </summary>
    public static async ValueTask<BlockResult> CreateCallbackAsync(BlockRun run)
    {
        var id = run.Text("QueueId") ?? run.Text("AgentId");
        var queue = id is null ? run.Contact.TargetQueue : run.Ports.Instance.FindQueue(id);
        var number =
            run.Contact.CallbackNumber
            ?? (run.Contact.CustomerEndpoint is { Address: var address } && PhoneNumber.IsE164(address) ? address : null);
        var refused =
            queue is null ? "there is no queue for the callback"
            : number is null ? "there is no number to call back"
            : CallbackDelay(run, "InitialCallDelaySeconds") is null ? "the initial delay is not between a second and three days"
            : CallbackDelay(run, "RetryDelaySeconds") is null
                ? "the delay between attempts is not between a second and three days"
            : !(Attempts(run) >= 1) ? "a callback needs at least one attempt"
            : null;
        if (refused is not null)
        {
            return BlockResult.Failed(refused);
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        if (answer?.Error is null)
        {
            // A callback that starts with a flow has no initial delay: the flow decides when to queue it.
            var flow = run.Text("ContactFlowId");
            run.Contact.Callbacks.Add(
                new ContactCallback(
                    number!,
                    queue!,
                    flow is null ? CallbackDelay(run, "InitialCallDelaySeconds")!.Value : TimeSpan.Zero,
                    Attempts(run)!.Value,
                    CallbackDelay(run, "RetryDelaySeconds")!.Value,
                    flow
                )
            );
        }

        return new BlockResult(Error: answer?.Error);
    }

    public static async ValueTask<BlockResult> StartChatAsync(BlockRun run)
    {
        var missing = NeededForChat.FirstOrDefault(name => run.Text(name) is null);
        if (missing is not null)
        {
            return BlockResult.Failed($"no {missing} was given");
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        return new BlockResult(Error: answer?.Error, Note: $"a message goes to {run.Text("DestinationEndpoint.Address")}");
    }

    /// <summary>Creates a session of the Amazon Connect assistant. Its ARN becomes <c>$.Wisdom.SessionArn</c>.</summary>
    public static async ValueTask<BlockResult> CreateAssistantSessionAsync(BlockRun run)
    {
        if (run.Text("WisdomAssistantArn") is not { } assistant)
        {
            return BlockResult.Failed("no assistant was given");
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        if (answer?.Error is null)
        {
            run.Contact.WisdomSessionArn = ServiceData.Object(answer?.Data ?? default)["SessionArn"] is JsonValue arn
                ? arn.ToString()
                : $"{assistant.Replace(":assistant/", ":session/", StringComparison.Ordinal)}/{NewId.Of(run)}";
        }

        return new BlockResult(Error: answer?.Error);
    }

    private static int? Attempts(BlockRun run) =>
        int.TryParse(
            run.Text("MaximumConnectionAttempts") ?? "1",
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var attempts
        )
            ? attempts
            : null;

    /// <summary>Zero for a delay that is not given; null for one that the service refuses.</summary>
    private static TimeSpan? CallbackDelay(BlockRun run, string name) =>
        run.Text(name) is not { } text ? TimeSpan.Zero
        : Seconds(text) is { } delay && delay > TimeSpan.Zero && delay <= LongestCallbackDelay ? delay
        : null;

    private static TimeSpan? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
