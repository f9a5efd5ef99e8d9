using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Toolchain;

namespace ScreenPop.Template.Tests;

/// <summary>AWS's own checks, if the machine has them. <c>pip install cfn-lint</c> installs both.</summary>
public sealed class LintTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-template-");

    [Fact]
    public async Task Cfn_lint_has_nothing_to_say_about_the_template_with_no_option_and_with_all()
    {
        await SkipWithoutAsync("cfn-lint", ["--version"]);
        string[] rendered =
        [
            .. new[] { Options.With([]), Options.With(Options.Optional) }.Select(
                (parameters, index) => Write($"{index}.json", new Rendering(SamTemplate.Shipped, parameters).Render())
            ),
        ];

        // The template itself is checked with all its conditions. W2001: a rendered template no longer uses its options.
        var output = await RunAsync("cfn-lint", ["--ignore-checks", "W2001", "W3011", "--", SamTemplate.File, .. rendered]);

        Assert.Equal("", output.Trim());
    }

    [Fact]
    public async Task The_SAM_translator_takes_the_options_and_makes_alias_rule_and_deployment_group()
    {
        await SkipWithoutAsync("python3", ["-c", "import samtranslator"]);
        var strategies = SamTemplate.Shipped.Parameters["DeploymentPreference"]!["AllowedValues"]!
            .AsArray()
            .Select(strategy =>
                Options.With([
                    .. Options.Optional,
                    new Dictionary<string, string> { ["DeploymentPreference"] = (string)strategy! },
                ])
            );
        var cases = new JsonArray([
            .. Options
                .Few()
                .Concat(strategies)
                .Select(parameters => new JsonObject
                {
                    ["template"] = new Rendering(SamTemplate.Shipped, parameters).Render(),
                    ["parameters"] = JsonSerializer.SerializeToNode(parameters),
                }),
        ]);

        var output = await RunAsync(
            "python3",
            [Path.Combine(AppContext.BaseDirectory, "translate.py"), Write("cases.json", cases)]
        );

        var translated = output.Trim().Split('\n');
        Assert.Equal(cases.Count, translated.Length);
        Assert.All(
            translated.Zip(cases),
            translation =>
            {
                var (line, asked) = translation;
                var keepsHistory = (string?)asked!["parameters"]!["HistoryDays"] != "0";
                var resources = JsonNode.Parse(line)!.AsObject();
                Assert.Equal("AWS::Lambda::Alias", Type(resources, "CustomerLookupFunctionAliaslive"));
                Assert.Equal(keepsHistory ? "AWS::Lambda::Alias" : null, Type(resources, "ContactHistoryFunctionAliaslive"));
                Assert.Equal("AWS::CodeDeploy::DeploymentGroup", Type(resources, "CustomerLookupFunctionDeploymentGroup"));
                Assert.Equal(keepsHistory ? "AWS::Events::Rule" : null, Type(resources, "ContactHistoryFunctionContactEvents"));
                // A rollback needs the previous version, so neither new code nor new settings delete it.
                Assert.Equal(
                    Enumerable.Repeat("AWS::Lambda::Version Retain Retain", keepsHistory ? 2 : 1),
                    resources
                        .Where(resource =>
                            resource.Key.StartsWith("CustomerLookupFunctionVersion", StringComparison.Ordinal)
                            || resource.Key.StartsWith("ContactHistoryFunctionVersion", StringComparison.Ordinal)
                        )
                        .Select(resource => (string)resource.Value!)
                );
            }
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string? Type(JsonObject resources, string name) => ((string?)resources[name])?.Split(' ')[0];

    private static Task<string> RunAsync(string tool, IEnumerable<string> arguments) =>
        ToolProcess.RunAsync(tool, arguments, SamTemplate.Layout.Root, null, TestContext.Current.CancellationToken);

    private static async Task SkipWithoutAsync(string tool, string[] probe)
    {
        try
        {
            await RunAsync(tool, probe);
        }
        catch (SetupException missing)
        {
            Assert.Skip($"This machine cannot check it ('pip install cfn-lint' brings what is missing): {missing.Message}");
        }
    }

    private string Write(string name, JsonNode json)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, json.ToJsonString());
        return path;
    }
}
