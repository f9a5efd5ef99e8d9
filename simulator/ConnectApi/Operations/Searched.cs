using ScreenPop.ConnectApi.Instance;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>What a search looks at.</summary>
/// <param name="Type">Of a flow; null for anything else.</param>
/// <param name="State">Of a flow or module; null for anything else.</param>
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
