using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// EventBridge: it selects the functions of an event by the rules' patterns and the functions' permissions. A field matches when
/// one of its values does.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html</remarks>
internal sealed class LocalEvents(LocalFunctions functions)
{
    private readonly Dictionary<string, DeployedResource> rules = [];

    public void Put(DeployedResource rule) => rules[rule.Reference] = rule;

    public void Remove(DeployedResource rule) => rules.Remove(rule.Reference);

    /// <summary>ARNs of the functions that an event invokes.</summary>
    public IReadOnlyList<string> TargetsOf(JsonObject contactEvent) =>
        [
            .. rules
                .Values.Where(rule => rule.Properties["Pattern"] is JsonObject pattern && Matches(pattern, contactEvent))
                .SelectMany(rule => rule.Properties["Targets"]!.AsArray().Select(target => (Rule: rule, Arn: (string)target!)))
                .Where(target => functions.MayInvoke(target.Arn, "events.amazonaws.com", target.Rule.Attribute("Arn")))
                .Select(target => target.Arn),
        ];

    private static bool Matches(JsonObject pattern, JsonObject? value) =>
        pattern.All(field =>
            field.Value is JsonArray allowed
                ? allowed.Any(one => MatchesValue(one!, value?[field.Key]))
                : Matches(field.Value!.AsObject(), value?[field.Key] as JsonObject)
        );

    /// <exception cref="NotSupportedException">The template has an unsupported filter.</exception>
    private static bool MatchesValue(JsonNode allowed, JsonNode? value) =>
        allowed switch
        {
            JsonValue => JsonNode.DeepEquals(allowed, value),
            JsonObject filter when filter.Count == 1 && filter["exists"] is { } exists => exists.GetValue<bool>()
                == value is not null,
            _ => throw new NotSupportedException(allowed.ToJsonString()),
        };
}
