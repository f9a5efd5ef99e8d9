using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests;

/// <summary>
/// Evaluates a template's conditions for given parameters, as CloudFormation does. It removes resources whose condition is false
/// and the unused side of each <c>Fn::If</c>. The parameters' values become their defaults.
/// </summary>
internal sealed class Rendering(SamTemplate template, IReadOnlyDictionary<string, string> parameters)
{
    private const string Removed = "AWS::NoValue";

    public JsonObject Render()
    {
        var rendered = (JsonObject)template.Json.DeepClone();
        foreach (var section in new[] { "Resources", "Outputs" })
        {
            var members = new JsonObject();
            foreach (var (name, member) in template.Json[section]!.AsObject())
            {
                if (member!["Condition"] is not { } condition || IsTrue(template.Json["Conditions"]![(string)condition!]))
                {
                    var taken = Take(member)!.AsObject();
                    taken.Remove("Condition");
                    members[name] = taken;
                }
            }

            rendered[section] = members;
        }

        foreach (var (name, value) in parameters.Where(parameter => template.Parameters.ContainsKey(parameter.Key)))
        {
            var parameter = rendered["Parameters"]![name]!;
            parameter["Default"] =
                (string?)parameter["Type"] == "Number"
                    ? JsonValue.Create(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
                    : value;
        }

        rendered["Globals"] = Take(template.Json["Globals"]);
        rendered.Remove("Conditions");
        rendered.Remove("Rules");
        return rendered;
    }

    /// <summary>The texts of the rules that refuse the parameters.</summary>
    public IEnumerable<string> Refusals() =>
        from rule in template.Json["Rules"]!.AsObject()
        where rule.Value!["RuleCondition"] is not { } condition || IsTrue(condition)
        from assertion in rule.Value["Assertions"]!.AsArray()
        where !IsTrue(assertion!["Assert"])
        select (string)assertion["AssertDescription"]!;

    private JsonNode? Take(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map when map["Fn::If"] is JsonArray choice:
                return Take(choice[IsTrue(template.Json["Conditions"]![(string)choice[0]!]) ? 1 : 2]);
            case JsonObject map:
                return new JsonObject(
                    map.Select(member => KeyValuePair.Create(member.Key, Take(member.Value)))
                        .Where(member => !IsRemoved(member.Value))
                );
            case JsonArray list:
                return new JsonArray([.. list.Select(Take).Where(item => !IsRemoved(item))]);
            default:
                return node?.DeepClone();
        }
    }

    private static bool IsRemoved(JsonNode? node) => node is JsonObject { Count: 1 } map && (string?)map["Ref"] == Removed;

    private bool IsTrue(JsonNode? condition)
    {
        var (function, operands) = condition!.AsObject().Single();
        return function switch
        {
            "Fn::Equals" => Text(operands![0]) == Text(operands[1]),
            "Fn::Not" => !IsTrue(operands![0]),
            "Fn::And" => operands!.AsArray().All(IsTrue),
            "Fn::Or" => operands!.AsArray().Any(IsTrue),
            "Fn::Contains" => Text(operands![0]).Split(',').Contains(Text(operands[1])),
            "Condition" => IsTrue(template.Json["Conditions"]![(string)operands!]),
            _ => throw new NotSupportedException($"{function} in a condition"),
        };
    }

    private string Text(JsonNode? node) =>
        node switch
        {
            JsonObject map when map["Ref"] is { } name => Value((string)name!),
            JsonObject map when map["Fn::Join"] is JsonArray join => Text(join[1])
                .Replace(",", (string?)join[0], StringComparison.Ordinal),
            null => "",
            _ => node.ToString(),
        };

    private string Value(string name) =>
        parameters.TryGetValue(name, out var value) ? value
        : name == "AWS::Region" ? "us-east-1"
        : template.Parameters[name]!["Default"]?.ToString() ?? "";
}
