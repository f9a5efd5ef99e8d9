using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>The conditions of searches for flows and modules, joined by and and or.</summary>
internal static class Conditions
{
    private static readonly string[] Parts = ["SearchFilter", "SearchCriteria"];

    /// <summary>Whether a search finds this flow or module: both its filter and its criteria hold.</summary>
    public static bool Hold(ApiRequest request, FlowResource flow, ImmutableDictionary<string, string> tags) =>
        Parts.All(part => request.Object(part) is not { } node || Holds(node, flow, tags));

    private static bool Holds(JsonNode node, FlowResource flow, ImmutableDictionary<string, string> tags) =>
        node switch
        {
            JsonArray all => all.All(one => Holds(one!, flow, tags)),
            JsonObject tag when tag.ContainsKey("TagKey") => HasTag(tag, tags),
            JsonObject conditions => conditions.All(condition => Holds(condition.Key, condition.Value!, flow, tags)),
            _ => true,
        };

    private static bool Holds(string name, JsonNode value, FlowResource flow, ImmutableDictionary<string, string> tags) =>
        name switch
        {
            "OrConditions" => value.AsArray() is { Count: 0 } || value.AsArray().Any(one => Holds(one!, flow, tags)),
            "StringCondition" => HasText(value, flow),
            "TypeCondition" or "ContactFlowType" => flow is ContactFlowResource typed && typed.Type == value.GetValue<string>(),
            "StateCondition" => flow.IsArchived == (value.GetValue<string>() == "ARCHIVED"),
            "StatusCondition" => FlowAnswers.StatusOf(flow) == value.GetValue<string>(),
            _ => Holds(value, flow, tags),
        };

    private static bool HasTag(JsonNode condition, ImmutableDictionary<string, string> tags) =>
        tags.TryGetValue(condition["TagKey"]!.GetValue<string>(), out var value)
        && condition["TagValue"]?.GetValue<string>() is var wanted
        && (wanted is null || wanted == value);

    private static bool HasText(JsonNode condition, FlowResource flow)
    {
        var text = condition["FieldName"]?.GetValue<string>().ToUpperInvariant() switch
        {
            "NAME" => flow.Name,
            "DESCRIPTION" => flow.Description ?? "",
            var other => throw ConnectApiException.InvalidParameter(
                $"'{other}' is not a field of flows: name or description is."
            ),
        };
        var wanted = condition["Value"]?.GetValue<string>() ?? "";
        return condition["ComparisonType"]?.GetValue<string>() switch
        {
            "STARTS_WITH" => text.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            "EXACT" => text.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            _ => text.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        };
    }
}
