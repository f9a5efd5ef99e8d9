using ScreenPop.Toolchain;
using YamlDotNet.RepresentationModel;

namespace ScreenPop.LocalConnect.Table.Policies;

/// <summary>
/// Reads a function's table permissions from template.yaml, so that the local table refuses the requests that IAM would refuse
/// in an account.
/// </summary>
internal static class StackPolicies
{
    private const string Service = "dynamodb:";
    private const string LeadingKeys = "dynamodb:LeadingKeys";

    /// <param name="template">The path of template.yaml.</param>
    /// <param name="function">The function's local name, such as <c>CustomerLookup</c>.</param>
    /// <param name="table">The name of the table.</param>
    /// <exception cref="SetupException">The template has no such function or role, or it has an unsupported
    /// condition.</exception>
    public static TablePolicy Read(string template, string function, string table)
    {
        using var reader = new StreamReader(template);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var resources = yaml.Documents[0].RootNode["Resources"];
        try
        {
            var role = Text(resources[$"{function}Function"]["Properties"]["Role"]).Split('.')[0];
            return new TablePolicy(function, table, [.. Statements(resources[role]["Properties"]["Policies"])]);
        }
        catch (KeyNotFoundException missing)
        {
            throw new SetupException($"{template} has no role with policies for the function {function}.", missing);
        }
    }

    /// <summary>The statements about the table at any depth, because a policy may be in an <c>Fn::If</c>.</summary>
    private static IEnumerable<TableStatement> Statements(YamlNode node) =>
        node switch
        {
            YamlMappingNode map when Find(map, "Effect") is { } effect =>
            [
                .. Texts(Find(map, "Action")) is { Count: > 0 } actions
                && actions.Any(action => action.StartsWith(Service, StringComparison.Ordinal))
                    ? [new TableStatement(Text(effect) == "Allow", actions, [.. Conditions(Find(map, "Condition"))])]
                    : Array.Empty<TableStatement>(),
            ],
            YamlMappingNode map => map.Children.Values.SelectMany(Statements),
            YamlSequenceNode list => list.Children.SelectMany(Statements),
            _ => [],
        };

    private static IEnumerable<KeyCondition> Conditions(YamlNode? node)
    {
        foreach (var (name, operands) in node is YamlMappingNode conditions ? conditions.Children.ToList() : [])
        {
            var parts = Text(name).Split(':');
            if (
                parts is not [("ForAllValues" or "ForAnyValue") and var set, var comparison]
                || operands is not YamlMappingNode { Children.Count: 1 } map
                || Find(map, LeadingKeys) is not { } patterns
                || comparison.Replace("Not", "", StringComparison.Ordinal) is not ("StringLike" or "StringEquals")
            )
            {
                throw new SetupException($"The local table does not support the policy condition {Text(name)}.");
            }

            yield return new KeyCondition(
                set == "ForAllValues",
                comparison.Contains("Not", StringComparison.Ordinal),
                Texts(patterns)
            );
        }
    }

    private static YamlNode? Find(YamlMappingNode map, string name) =>
        map.Children.TryGetValue(new YamlScalarNode(name), out var found) ? found : null;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    private static List<string> Texts(YamlNode? node) =>
        node switch
        {
            YamlScalarNode scalar => [scalar.Value ?? ""],
            YamlSequenceNode list => [.. list.Children.Select(Text)],
            _ => [],
        };
}
