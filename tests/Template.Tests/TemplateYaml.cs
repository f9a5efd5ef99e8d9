using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScreenPop.Template.Tests;

/// <summary>
/// Reads a CloudFormation template as JSON: <c>!Ref x</c> is <c>{"Ref": "x"}</c>, <c>!Sub</c> is <c>{"Fn::Sub": …}</c>.
/// </summary>
internal static class TemplateYaml
{
    public static JsonObject Read(string path)
    {
        using var reader = new StreamReader(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (JsonObject)Convert(yaml.Documents[0].RootNode)!;
    }

    private static JsonNode? Convert(YamlNode node)
    {
        var value = Untagged(node);
        if (node.Tag.IsEmpty || !node.Tag.Value.StartsWith('!') || node.Tag.IsNonSpecific)
        {
            return value;
        }

        var function = node.Tag.Value[1..];
        return new JsonObject
        {
            [function is "Ref" or "Condition" ? function : $"Fn::{function}"] =
                function is "GetAtt" && node is YamlScalarNode { Value: { } text } ? Attribute(text) : value,
        };
    }

    private static JsonArray Attribute(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return [text[..dot], text[(dot + 1)..]];
    }

    private static JsonNode? Untagged(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } => Plain(text),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => throw new NotSupportedException($"{node.NodeType} in a template"),
        };

    private static JsonValue? Plain(string text) =>
        text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "" or "null" or "~" => null,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
}
