using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>IAM: the present permissions of each role.</summary>
internal sealed class LocalRoles
{
    private readonly Dictionary<string, JsonObject> roles = [];

    /// <summary>Requests that were denied: <c>ACTION on RESOURCE</c>.</summary>
    public List<string> Denied { get; } = [];

    public void Put(string arn, JsonObject properties) => roles[arn] = properties;

    public void Remove(string arn) => roles.Remove(arn);

    /// <param name="role">ARN.</param>
    /// <param name="action">Such as <c>dynamodb:Query</c>.</param>
    /// <param name="resource">The ARN that the action is authorised on.</param>
    /// <param name="context">Condition keys and the request's values.</param>
    public bool Allows(string role, string action, string resource, params (string Key, string Value)[] context)
    {
        var allowed =
            roles.TryGetValue(role, out var properties)
            && (properties["Policies"]?.AsArray() ?? [])
                .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
                .Any(statement =>
                    (string)statement!["Effect"]! == "Allow"
                    && Texts(statement["Action"]).Any(name => Matches(name, action))
                    && Texts(statement["Resource"]).Any(name => Matches(name, resource))
                    && Holds(statement["Condition"], context)
                );
        if (!allowed)
        {
            Denied.Add($"{action} on {resource}");
        }

        return allowed;
    }

    private static bool Holds(JsonNode? conditions, (string Key, string Value)[] context) =>
        conditions is null
        || conditions
            .AsObject()
            .All(condition =>
                condition
                    .Value!.AsObject()
                    .All(key =>
                        context
                            .Where(given => given.Key == key.Key)
                            .Select(given => given.Value)
                            .DefaultIfEmpty(condition.Key.StartsWith("ForAllValues:", StringComparison.Ordinal) ? null : "")
                            .All(value =>
                                value is null
                                || Texts(key.Value).Any(pattern => Matches(pattern, value))
                                    != condition.Key.Contains("Not", StringComparison.Ordinal)
                            )
                    )
            );

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node is JsonArray list ? list.Select(item => item!.ToString()) : [node!.ToString()];

    private static bool Matches(string pattern, string text) =>
        pattern == text
        || (
            pattern.Contains('*', StringComparison.Ordinal)
            && Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$")
        );
}
