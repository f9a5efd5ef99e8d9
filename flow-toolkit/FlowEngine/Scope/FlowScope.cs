using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowEngine.Scope;

/// <summary>State with the lifetime of the current flow. A module has its own; Transfer to flow starts a new one.</summary>
internal sealed class FlowScope
{
    /// <summary>The last synchronous Lambda answer.</summary>
    public JsonElement External { get; set; }

    public string? LambdaInvocationId { get; set; }

    public Dictionary<string, string> FlowAttributes { get; } = new(StringComparer.Ordinal);

    /// <summary>The last GetParticipantInput with StoreInput.</summary>
    public string? StoredCustomerInput { get; set; }

    /// <summary>
    /// Results of services, modules and loops: <c>Lex</c>, <c>Views</c>, <c>Customer</c>, <c>Case</c>, <c>Task</c>,
    /// <c>Modules</c>, <c>Loop</c>, <c>DataTables</c>, <c>DataTableList</c>, <c>Email</c>.
    /// </summary>
    public Dictionary<string, JsonElement> Trees { get; } = new(StringComparer.Ordinal);

    public string? ViewAction { get; set; }

    public ContactQueue? MetricsQueue { get; set; }

    public QueueMetrics? Metrics { get; set; }
}
