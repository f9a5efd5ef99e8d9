using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The queues, including the agents' own.</summary>
internal sealed class QueueOperations(
    ContactCenter center,
    IInstanceResources resources,
    InstanceLookup lookup,
    ResourceTags tags
) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListQueues), ListQueues), (nameof(DescribeQueue), DescribeQueue)];

    private object ListQueues(ApiRequest request)
    {
        var types = request.List("QueueTypes");
        var standard = center
            .State.Queues.Values.OrderBy(queue => queue.Name, StringComparer.Ordinal)
            .Select(queue => new QueueSummary(queue.Id, center.Instance.Of(queue), queue.Name, "STANDARD"));
        var agents = center
            .State.Agents.Values.OrderBy(agent => agent.Username, StringComparer.Ordinal)
            .Select(agent => new QueueSummary(agent.QueueId, center.Instance.OfQueue(agent.QueueId), null, "AGENT"));
        var (page, nextToken) = request.Page(
            standard.Concat(agents).Where(queue => types.Count == 0 || types.Contains(queue.QueueType)).ToList(),
            size: 1000
        );
        return new { QueueSummaryList = page, NextToken = nextToken };
    }

    private object DescribeQueue(ApiRequest request)
    {
        var queue = lookup.Queue(request.Required("QueueId"));
        var arn = center.Instance.Of(queue);
        var caller = resources.PhoneNumbers.FirstOrDefault(number => number.Number == queue.OutboundCallerNumber);
        return new
        {
            Queue = new
            {
                queue.Name,
                QueueArn = arn,
                QueueId = queue.Id,
                OutboundCallerConfig = caller is null ? null : new { OutboundCallerIdNumberId = caller.Id },
                HoursOfOperationId = BuiltInResources.Hours(center.Instance).Id,
                queue.MaxContacts,
                Status = "ENABLED",
                Tags = tags.OrNull(arn),
            },
        };
    }

    private sealed record QueueSummary(string Id, string Arn, string? Name, string QueueType);
}
