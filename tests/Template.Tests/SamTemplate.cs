using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.Template.Tests;

/// <summary>The repository's template.yaml, with queries for tests.</summary>
internal sealed partial class SamTemplate
{
    public static RepositoryLayout Layout { get; } = RepositoryLayout.Find();

    public static string File { get; } = Path.Combine(Layout.Root, "template.yaml");

    public static SamTemplate Shipped { get; } = new(TemplateYaml.Read(File));

    private SamTemplate(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public JsonObject Parameters => Json[nameof(Parameters)]!.AsObject();

    public JsonObject Resources => Json[nameof(Resources)]!.AsObject();

    public JsonNode Properties(string resource) => Resources[resource]!["Properties"]!;

    public IEnumerable<KeyValuePair<string, JsonNode>> OfType(string type) =>
        Resources
            .Where(resource => (string?)resource.Value!["Type"] == type)
            .Select(resource => KeyValuePair.Create(resource.Key, resource.Value!["Properties"]!));

    /// <summary>Every object and text below a node, including the node.</summary>
    public static IEnumerable<JsonNode> All(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonObject map => map.SelectMany(member => All(member.Value)).Prepend(map),
            JsonArray list => list.SelectMany(All).Prepend(list),
            _ => [node],
        };

    /// <summary>The names that Ref, GetAtt and Sub below a node refer to; for <c>Function.Alias</c> the function.</summary>
    public static IEnumerable<string> References(JsonNode? node) =>
        All(node)
            .OfType<JsonObject>()
            .SelectMany(map =>
                map switch
                {
                    { Count: 1 } when map["Ref"] is { } name => [((string)name!).Split('.')[0]],
                    { Count: 1 } when map["Fn::GetAtt"] is JsonArray path => [(string)path[0]!],
                    { Count: 1 } when map["Fn::Sub"] is JsonValue text => SubNames((string)text!),
                    { Count: 1 } when map["Fn::Sub"] is JsonArray { Count: 2 } pair => SubNames((string)pair[0]!)
                        .Except(pair[1]!.AsObject().Select(entry => entry.Key)),
                    _ => Enumerable.Empty<string>(),
                }
            );

    public static IEnumerable<string> SubNames(string text) =>
        SubVariable()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Select(name => name.StartsWith("AWS::", StringComparison.Ordinal) ? name : name.Split('.')[0]);

    [GeneratedRegex(@"\$\{([A-Za-z0-9:.]+)\}")]
    private static partial Regex SubVariable();
}
