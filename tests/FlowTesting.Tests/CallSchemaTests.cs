using System.Text.Json.Nodes;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.Toolchain;

namespace ScreenPop.FlowTesting.Tests;

/// <summary>Editors complete scripts with calls.schema.json. It has exactly the members that the reader knows.</summary>
public sealed class CallSchemaTests
{
    private const string Unknown = "isNotKnown";

    private static readonly JsonNode Schema = JsonNode.Parse(
        File.ReadAllText(Path.Combine(RepositoryLayout.Find().ContactFlows, "calls", "calls.schema.json"))
    )!;

    /// <summary>A place of the schema, and a script with an unknown member at that place.</summary>
    public static TheoryData<string, string> Places =>
        new()
        {
            { "", $"{{flow: f, calls: [], {Unknown}: 1}}" },
            { "call", $"{{flow: f, calls: [{{name: n, {Unknown}: 1}}]}}" },
            { "expectation", $"{{flow: f, calls: [{{name: n, expect: {{{Unknown}: 1}}}}]}}" },
            { "world", $"{{flow: f, calls: [], given: {{{Unknown}: 1}}}}" },
            { "world/properties/contact", $"{{flow: f, calls: [], given: {{contact: {{{Unknown}: 1}}}}}}" },
            { "answer/anyOf/1", $"{{flow: f, calls: [], given: {{functions: {{F: {{{Unknown}: 1}}}}}}}}" },
            { "service", $"{{flow: f, calls: [], given: {{services: {{S: {{{Unknown}: 1}}}}}}}}" },
            { "metrics", $"{{flow: f, calls: [], given: {{metrics: {{{Unknown}: 1}}}}}}" },
            { "question", $"{{flow: f, calls: [{{name: n, steps: [{{asked: {{function: F, {Unknown}: 1}}}}]}}]}}" },
        };

    [Theory]
    [MemberData(nameof(Places))]
    public void The_schema_has_the_members_that_the_reader_knows(string place, string script)
    {
        var refused = Assert.Throws<CallScriptException>(() => CallScriptReader.Read(script, "calls.yaml"));
        const string Before = "known names are ";
        Assert.Contains(Unknown, refused.Message, StringComparison.Ordinal);
        var known = refused
            .Message[(refused.Message.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..]
            .TrimEnd('.')
            .Split(", ");

        var members = At(place)["properties"]!.AsObject().Select(member => member.Key);

        Assert.Equal(known.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_has_each_kind_of_step()
    {
        var kinds = At("step/anyOf")
            .AsArray()
            .SelectMany(kind =>
                kind!["enum"]?.AsArray().Select(word => (string)word!)
                ?? kind["properties"]!.AsObject().Select(member => member.Key)
            );
        var refused = Assert.Throws<CallScriptException>(() =>
            CallScriptReader.Read("{flow: f, calls: [{name: n, steps: [wait]}]}", "calls.yaml")
        );

        Assert.All(kinds, kind => Assert.Contains(kind, refused.Message, StringComparison.Ordinal));
        Assert.Equal(6, kinds.Count());
    }

    [Fact]
    public void Each_shipped_script_names_the_schema() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(RepositoryLayout.Find().ContactFlows, "calls"), "*.yaml"),
            file =>
                Assert.StartsWith(
                    "# yaml-language-server: $schema=calls.schema.json",
                    File.ReadAllText(file),
                    StringComparison.Ordinal
                )
        );

    private static JsonNode At(string place) =>
        place
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(
                place.Length == 0 ? Schema : Schema["$defs"]!,
                (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!
            );
}
