using ScreenPop.ConnectApi.Instance;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>The searchable values of a resource.</summary>
/// <param name="Type">The flow's type; null for other resources.</param>
/// <param name="State">The state of a flow or a module; null for other resources.</param>
internal sealed record Searched(
    string Name,
    string? Description,
    string Status,
    IReadOnlyDictionary<string, string> Tags,
    string? Type = null,
    string? State = null
)
{
    public static Searched Of(FlowResource flow, IReadOnlyDictionary<string, string> tags) =>
        new(
            flow.Name,
            flow.Description,
            FlowAnswers.StatusOf(flow),
            tags,
            (flow as ContactFlowResource)?.Type,
            FlowAnswers.StateOf(flow)
        );
}
