using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// Evaluates <c>Ref</c>, <c>Fn::GetAtt</c>, <c>Fn::Sub</c>, <c>Fn::Join</c>, <c>Fn::Select</c>, <c>Fn::Split</c>.
/// </summary>
/// <param name="code">The package's hash, a part of the names of versions.</param>
/// <param name="parameters">The parameters and pseudo parameters.</param>
/// <param name="resources">The resources so far.</param>
internal sealed partial class Intrinsics(
    string code,
    IReadOnlyDictionary<string, string> parameters,
    IReadOnlyDictionary<string, DeployedResource> resources
)
{
    /// <summary>The resources that must exist before a node can be evaluated.</summary>
    public IEnumerable<string> Targets(JsonNode? node) =>
        SamTemplate
            .All(node)
            .OfType<JsonObject>()
            .SelectMany(Names)
            .Where(name => !parameters.ContainsKey(name))
            .Select(ResourceOf)
            .Distinct();

    public JsonNode? Resolve(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } map when map["Ref"] is { } name:
                return Reference((string)name!);
            case JsonObject { Count: 1 } map when map["Fn::GetAtt"] is JsonArray path:
                return resources[(string)path[0]!].Attribute((string)path[1]!);
            case JsonObject { Count: 1 } map when map["Fn::Sub"] is { } sub:
                return Substitute(sub);
            case JsonObject { Count: 1 } map when map["Fn::Join"] is JsonArray join:
                return string.Join((string)join[0]!, Texts(join[1]));
            case JsonObject { Count: 1 } map when map["Fn::Select"] is JsonArray select:
                return Texts(select[1])
                    .ElementAt(int.Parse(select[0]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
            case JsonObject { Count: 1 } map when map["Fn::Split"] is JsonArray split:
                return new JsonArray([.. Text(split[1]).Split((string)split[0]!).Select(part => JsonValue.Create(part))]);
            case JsonObject map:
                return new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value))));
            case JsonArray list:
                return new JsonArray([.. list.Select(Resolve)]);
            default:
                return node?.DeepClone();
        }
    }

    private string Text(JsonNode? node) => Resolve(node)?.ToString() ?? "";

    /// <summary>A parameter that is a list is one text here.</summary>
    private IEnumerable<string> Texts(JsonNode? node) =>
        Resolve(node) is JsonArray list ? list.Select(item => item?.ToString() ?? "") : Text(node).Split(',');

    private string Substitute(JsonNode sub)
    {
        var (text, values) = sub is JsonArray pair ? ((string)pair[0]!, pair[1]!.AsObject()) : ((string)sub!, []);
        return Variable()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups[1].Value;
                    return values.TryGetPropertyValue(name, out var value) ? Text(value)
                        : name.Split('.') is [var resource, var attribute]
                        && attribute is not ("Alias" or "Version")
                        && !name.StartsWith("AWS::", StringComparison.Ordinal)
                            ? resources[resource].Attribute(attribute)
                        : Reference(name);
                }
            );
    }

    private string Reference(string name) =>
        parameters.TryGetValue(name, out var value) ? value : resources[ResourceOf(name)].Reference;

    private string ResourceOf(string name) =>
        name.EndsWith(".Alias", StringComparison.Ordinal) ? SamExpansion.AliasOf(name[..^".Alias".Length])
        : name.EndsWith(".Version", StringComparison.Ordinal) ? SamExpansion.VersionOf(name[..^".Version".Length], code)
        : name.Split('.')[0];

    private static IEnumerable<string> Names(JsonObject map) =>
        map switch
        {
            { Count: 1 } when map["Ref"] is { } name => [(string)name!],
            { Count: 1 } when map["Fn::GetAtt"] is JsonArray path => [(string)path[0]!],
            { Count: 1 } when map["Fn::Sub"] is JsonValue text => In((string)text!),
            { Count: 1 } when map["Fn::Sub"] is JsonArray { Count: 2 } pair => In((string)pair[0]!)
                .Except(pair[1]!.AsObject().Select(entry => entry.Key)),
            _ => [],
        };

    private static IEnumerable<string> In(string text) => Variable().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\$\{([A-Za-z0-9:.]+)\}")]
    private static partial Regex Variable();
}
