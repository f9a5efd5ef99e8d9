using System.Globalization;

namespace ScreenPop.FlowEngine.Scope;

/// <summary><c>$.Metrics.*</c>: the metrics that the last Get metrics block read.</summary>
internal static class QueueMetricValues
{
    public static string? Find(FlowScope scope, IReadOnlyList<string> path)
    {
        if (scope.Metrics is not { } metrics || path.Count < 3)
        {
            return null;
        }

        return (path[1], path[2]) switch
        {
            ("Queue", "Name") => scope.MetricsQueue?.Name,
            ("Queue", "ARN") => scope.MetricsQueue?.Arn,
            ("Queue", "Size") => Text(metrics.ContactsInQueue),
            ("Queue", "OldestContactAge") => Text((int)metrics.OldestContactAge.TotalSeconds),
            ("Queue" or "Contact", "EstimatedWaitTime") => Text((int)metrics.EstimatedWaitTime.TotalSeconds),
            ("Contact", "PositionInQueue") => Text(metrics.ContactsInQueue),
            ("Agents", "Online") => Text(metrics.AgentsOnline),
            ("Agents", "Available") => Text(metrics.AgentsAvailable),
            ("Agents", "Staffed") => Text(metrics.AgentsStaffed),
            ("Agents", "AfterContactWork") => Text(metrics.AgentsAfterContactWork),
            ("Agents", "Busy") => Text(metrics.AgentsBusy),
            ("Agents", "Missed") => Text(metrics.AgentsMissed),
            ("Agents", "NonProductive") => Text(metrics.AgentsNonProductive),
            _ => null,
        };
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
