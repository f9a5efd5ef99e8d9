using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowLanguage.Lint.Reports;

namespace ScreenPop.FlowLanguage.Tests;

/// <summary>Findings as SARIF 2.1.0, as the standard's schema and code-scanning tools require.</summary>
public sealed class SarifReportTests
{
    private const string Sick =
        """{"Version":"2019-10-30","StartAction":"a","Metadata":{},"Actions":[{"Identifier":"a","Type":"PlayPrompt","Parameters":{},"Transitions":{}}]}""";

    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    [Fact]
    public void The_log_has_one_run_of_one_tool_with_every_rule()
    {
        var run = Run("flow.json");
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(FlowLinter.Rules.Select(rule => rule.Id), rules.Select(rule => Text(rule!["id"])));
        Assert.All(
            rules,
            rule =>
            {
                Assert.NotEmpty(Text(rule!["shortDescription"]!["text"]));
                Assert.Contains(Text(rule["defaultConfiguration"]!["level"]), Levels);
            }
        );
    }

    [Fact]
    public void A_result_names_its_rule_its_place_and_its_message()
    {
        var run = Run("flow.json");
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => Text(rule!["id"])).ToHashSet();
        var results = run["results"]!.AsArray();

        Assert.NotEmpty(results);
        Assert.All(
            results,
            result =>
            {
                Assert.Contains(Text(result!["ruleId"]), rules);
                Assert.Contains(Text(result["level"]), Levels);
                Assert.NotEmpty(Text(result["message"]!["text"]));
                var location = Assert.Single(result["locations"]!.AsArray())!;
                Assert.InRange(location["physicalLocation"]!["region"]!["startLine"]!.GetValue<int>(), 1, int.MaxValue);
                Assert.NotEmpty(Text(Assert.Single(location["logicalLocations"]!.AsArray())!["fullyQualifiedName"]));
            }
        );
    }

    [Theory]
    [InlineData("contact-flows/flows/inbound.json", "contact-flows/flows/inbound.json")]
    [InlineData("my flows/100% new#1.json", "my%20flows/100%25%20new%231.json")]
    [InlineData("../flows/ä.json", "../flows/%C3%A4.json")]
    public void A_file_is_a_uri_reference(string file, string uri)
    {
        var location = Run(file)["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;

        Assert.Equal(uri, Text(location["uri"]));
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Relative));
    }

    [Fact]
    public void A_file_by_its_whole_path_is_a_file_uri()
    {
        var file = Path.Combine(Path.GetTempPath(), "a flow.json");
        var location = Run(file)["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;

        Assert.StartsWith("file:///", Text(location["uri"]), StringComparison.Ordinal);
        Assert.EndsWith("/a%20flow.json", Text(location["uri"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_team_accepted_is_a_suppressed_result_with_the_reason()
    {
        var suppressions = Suppressions.Parse(
            """{"suppress":[{"rule":"type-unknown","reason":"Comes with the next release."}]}"""u8.ToArray(),
            "flow.lint.json"
        );

        var report = FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(Sick), "flow.json", suppressions: suppressions);
        var suppressed = Parse(report)["results"]!.AsArray().Single(result => Text(result!["ruleId"]) == "type-unknown")!;

        Assert.Equal("external", Text(suppressed["suppressions"]![0]!["kind"]));
        Assert.Equal("Comes with the next release.", Text(suppressed["suppressions"]![0]!["justification"]));
    }

    private static JsonNode Run(string file) => Parse(FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(Sick), file));

    private static JsonNode Parse(LintReport report)
    {
        var log = JsonNode.Parse(LintJsonReport.WriteSarif([report]))!;
        Assert.Equal("2.1.0", Text(log["version"]));
        return Assert.Single(log["runs"]!.AsArray())!;
    }

    private static string Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";
}
