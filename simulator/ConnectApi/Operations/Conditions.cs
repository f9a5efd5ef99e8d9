using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>The conditions of searches for flows, modules and test cases, joined by AND and OR.</summary>
internal static class Conditions
{
    private static readonly string[] Parts = ["SearchFilter", "SearchCriteria"];

    /// <summary>Whether the search's filter and its criteria both hold for the resource.</summary>
    public static bool Hold(ApiRequest request, Searched thing) =>
        Parts.All(part => request.Object(part) is not { } node || Holds(node, thing));

    private static bool Holds(JsonNode node, Searched thing) =>
        node switch
        {
            JsonArray all => all.All(one => Holds(one!, thing)),
            JsonObject tag when tag.ContainsKey("TagKey") => HasTag(tag, thing),
            JsonObject conditions => conditions.All(condition => Holds(condition.Key, condition.Value!, thing)),
            _ => true,
        };

    private static bool Holds(string name, JsonNode value, Searched thing) =>
        name switch
        {
            "OrConditions" => value.AsArray() is { Count: 0 } || value.AsArray().Any(one => Holds(one!, thing)),
            "StringCondition" => HasText(value, thing),
            "TypeCondition" or "ContactFlowType" => thing.Type == value.GetValue<string>(),
            "StateCondition" => thing.State == value.GetValue<string>(),
            "StatusCondition" => thing.Status == value.GetValue<string>(),
            _ => Holds(value, thing),
        };

    private static bool HasTag(JsonNode condition, Searched thing) =>
        thing.Tags.TryGetValue(condition["TagKey"]!.GetValue<string>(), out var value)
        && condition["TagValue"]?.GetValue<string>() is var wanted
        && (wanted is null || wanted == value);

    private static bool HasText(JsonNode condition, Searched thing)
    {
        var text = condition["FieldName"]?.GetValue<string>().ToUpperInvariant() switch
        {
            "NAME" => thing.Name,
            "DESCRIPTION" => thing.Description ?? "",
            var other => throw ConnectApiException.InvalidParameter(
                $"'{other}' cannot be searched: search for a name or a description."
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
