using System.Globalization;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks about queues: set working queue, transfers, hours of operation, metrics.</summary>
internal static class QueueBlocks
{
    public static ValueTask<BlockResult> SetQueue(BlockRun run)
    {
        if (run.Text("AgentId") is { } agent)
        {
            run.Contact.TargetAgent = agent;
            run.Contact.TargetQueue = run.Ports.Instance.FindQueue(agent);
            return default;
        }

        if (run.Text("QueueId") is not { } id || run.Ports.Instance.FindQueue(id) is not { } queue)
        {
            return new(BlockResult.Failed($"there is no queue {run.Text("QueueId") ?? "given"}"));
        }

        run.Contact.TargetQueue = queue;
        run.Contact.TargetAgent = null;
        return default;
    }

    public static async ValueTask<BlockResult> TransferAsync(BlockRun run)
    {
        if (run.Contact.TargetQueue is not { } queue)
        {
            return BlockResult.Failed("no queue was set");
        }

        return await run.Ports.Instance.EnterQueueAsync(run.Contact, queue, run.Cancellation).ConfigureAwait(false) switch
        {
            QueueEntry.Accepted => new BlockResult(End: FlowEndKind.TransferredToQueue),
            QueueEntry.AtCapacity => new BlockResult(Error: ErrorTypes.QueueAtCapacity, Note: $"{queue.Name} is full"),
            _ => BlockResult.Failed($"{queue.Name} did not take the contact"),
        };
    }

    /// <summary>Transfers from one queue to another. The contact stays in its queue if the other is at capacity.</summary>
    public static async ValueTask<BlockResult> DequeueAndTransferAsync(BlockRun run)
    {
        var before = (run.Contact.TargetQueue, run.Contact.TargetAgent);
        var set = await SetQueue(run).ConfigureAwait(false);
        if (set.Error is not null)
        {
            return set;
        }

        var transfer = await TransferAsync(run).ConfigureAwait(false);
        if (transfer.Error is not null)
        {
            (run.Contact.TargetQueue, run.Contact.TargetAgent) = before;
        }

        return transfer;
    }

    public static ValueTask<BlockResult> TransferToAgent(BlockRun run) =>
        new(new BlockResult(End: FlowEndKind.TransferredToAgent));

    /// <summary>
    /// Offers the contact to one agent in any state and continues the queue flow. Source: admin guide, Interrupt agent. AWS does
    /// not publish the parameter's name, so the block's first value counts as the agent.
    /// </summary>
    public static async ValueTask<BlockResult> InterruptAgentAsync(BlockRun run)
    {
        if (run.FlowType is not (FlowType.CustomerQueue or FlowType.Module))
        {
            return BlockResult.Failed("only a customer queue flow can interrupt an agent");
        }

        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is { Error: { } error })
        {
            return new BlockResult(Error: error);
        }

        if (run.Parameters.Select(parameter => parameter.Value).FirstOrDefault(value => value.Length > 0) is not { } agent)
        {
            return BlockResult.Failed("no agent was given");
        }

        return
            await run.Ports.Instance.InterruptAgentAsync(run.Contact, agent, run.Cancellation).ConfigureAwait(false)
                is { } refusal
            ? BlockResult.Failed(refusal)
            : new BlockResult(Note: $"{agent} is offered the contact");
    }

    /// <summary>Source: admin guide, Check hours of operation: an agent's queue has no hours, and its check fails.</summary>
    public static ValueTask<BlockResult> CheckHours(BlockRun run) =>
        new(
            run.Contact.TargetAgent is not null && run.Text("HoursOfOperationId") is null
                ? BlockResult.Failed("an agent's queue has no hours of operation")
            : run.Ports.Instance.IsOpen(run.Text("HoursOfOperationId"), run.Contact.TargetQueue) is { } open
                ? new BlockResult(Value: open ? "True" : "False")
            : BlockResult.Failed("there are no hours of operation to check")
        );

    public static ValueTask<BlockResult> CheckMetric(BlockRun run)
    {
        if (QueueOf(run) is not { } queue || run.Ports.Instance.Metrics(queue) is not { } metrics)
        {
            return new(BlockResult.Failed("there are no metrics for the queue"));
        }

        var age = run.Call.Options.QueueAgeInSeconds
            ? metrics.OldestContactAge.TotalSeconds
            : metrics.OldestContactAge.TotalMilliseconds;
        long? value = run.Text("MetricType") switch
        {
            "NumberOfAgentsAvailable" => metrics.AgentsAvailable,
            "NumberOfAgentsStaffed" => metrics.AgentsStaffed,
            "NumberOfAgentsOnline" => metrics.AgentsOnline,
            "NumberOfContactsInQueue" => metrics.ContactsInQueue,
            "OldestContactInQueueAgeSeconds" => (long)age,
            _ => null,
        };
        return new(
            value is { } number
                ? new BlockResult(Value: number.ToString(CultureInfo.InvariantCulture))
                : BlockResult.Failed($"there is no metric {run.Text("MetricType")}")
        );
    }

    public static ValueTask<BlockResult> GetMetrics(BlockRun run)
    {
        run.Scope.MetricsQueue = QueueOf(run);
        run.Scope.Metrics = run.Scope.MetricsQueue is { } queue ? run.Ports.Instance.Metrics(queue) : null;
        return new(run.Scope.Metrics is null ? BlockResult.Failed("the queue is idle or unknown") : default);
    }

    private static ContactQueue? QueueOf(BlockRun run) =>
        (run.Text("QueueId") ?? run.Text("AgentId")) is { } id ? run.Ports.Instance.FindQueue(id) : run.Contact.TargetQueue;
}
