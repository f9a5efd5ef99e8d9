using System.Text.Json.Nodes;
using ScreenPop.Cli.Attributes;
using ScreenPop.Customers.Import;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests;

/// <summary><c>screenpop attributes add</c> on a copy of the repository's own contract, flows and template.</summary>
public sealed class AttributesCommandTests : IDisposable
{
    private static readonly string[] Folders = ["flows", "modules"];

    private readonly RepositoryLayout layout = new(Directory.CreateTempSubdirectory("screenpop-").FullName);
    private readonly StringWriter output = new();

    public AttributesCommandTests()
    {
        var shipped = RepositoryLayout.Find();
        File.Copy(Path.Combine(shipped.Root, "template.yaml"), Path.Combine(layout.Root, "template.yaml"));
        foreach (var file in Directory.EnumerateFiles(shipped.ContactFlows, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(layout.ContactFlows, Path.GetRelativePath(shipped.ContactFlows, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string Contract => Path.Combine(layout.ContactFlows, "attributes.json");

    public void Dispose()
    {
        Directory.Delete(layout.Root, recursive: true);
        output.Dispose();
    }

    [Fact]
    public async Task A_column_is_declared_once_and_import_flows_module_and_template_have_it()
    {
        await AddAsync(AttributeDeclaration.Check("loyaltyPoints", "Points", "Loyalty points", "public", 32));

        Assert.Contains(new OwnField("loyaltyPoints", "Points"), OwnField.Load(Contract));
        var setting = FlowsThatSet("loyaltyPoints");
        Assert.Equal(FlowsThatSet("customerId"), setting);
        Assert.Contains("customer-lookup", setting);
        Assert.Contains(
            "$.External.loyaltyPoints",
            File.ReadAllText(Path.Combine(layout.Root, "template.yaml")),
            StringComparison.Ordinal
        );
        Assert.Empty(Findings());
    }

    [Fact]
    public async Task Existing_attributes_stay_unchanged()
    {
        var before = JsonNode.Parse(File.ReadAllText(Contract))!["attributes"]!.AsArray();
        await AddAsync(AttributeDeclaration.Check("loyaltyPoints", "Points", "Loyalty points", "public", 32));
        var after = JsonNode.Parse(File.ReadAllText(Contract))!["attributes"]!.AsArray();

        Assert.Equal(before.Count + 1, after.Count);
        Assert.All(before.Index(), entry => Assert.True(JsonNode.DeepEquals(entry.Item, after[entry.Index])));
        Assert.Equal(
            """{ "name": "loyaltyPoints", "type": "text", "maxBytes": 32, "sensitivity": "public", "writer": "lookup", "column": "Points", "label": "Loyalty points", "show": "present", "priority": 6, "about": "The column Points of the customer file." }""",
            File.ReadAllLines(Contract)[^3].Trim()
        );
    }

    [Fact]
    public async Task What_is_declared_already_is_refused_and_nothing_is_changed()
    {
        await AddAsync(AttributeDeclaration.Check("loyaltyPoints", "Points", "Loyalty points", "public", 32));
        var before = File.ReadAllText(Contract);

        foreach (var (name, column) in new[] { ("loyaltypoints", "Other"), ("other", "points"), ("customerId", "Other") })
        {
            await Assert.ThrowsAsync<BadUsageException>(() =>
                AddAsync(AttributeDeclaration.Check(name, column, "x", "public", 32))
            );
        }

        Assert.Equal(before, File.ReadAllText(Contract));
    }

    [Fact]
    public async Task What_was_stopped_between_two_files_is_completed_by_the_same_command()
    {
        var attribute = AttributeDeclaration.Check("loyaltyPoints", "Points", "Loyalty points", "public", 32);
        var template = Path.Combine(layout.Root, "template.yaml");
        File.Move(template, template + ".away");

        await Assert.ThrowsAsync<BadUsageException>(() => AddAsync(attribute));
        File.Move(template + ".away", template);
        await AddAsync(attribute);

        Assert.Contains(new OwnField("loyaltyPoints", "Points"), OwnField.Load(Contract));
        Assert.Equal(FlowsThatSet("customerId"), FlowsThatSet("loyaltyPoints"));
        Assert.Contains(
            "$.External.loyaltyPoints",
            await File.ReadAllTextAsync(template, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Empty(Findings());
    }

    [Theory]
    [InlineData("loyalty points", "Points", "x", "public", 32, "NAME is 'loyalty points'")]
    [InlineData("points", "phones", "x", "public", 32, "--column is 'phones', which is a standard column of the import")]
    [InlineData("points", "key:order", "x", "public", 32, "--column is 'key:order'")]
    [InlineData("points", " ", "x", "public", 32, "--column is empty")]
    [InlineData("points", "Points", " ", "public", 32, "--label is ' '")]
    [InlineData("points", "Points", "x", "hidden", 32, "--sensitivity is 'hidden': use public, personal, secret.")]
    [InlineData("points", "Points", "x", "public", 0, "--max-bytes is 0: use 1 to 8192.")]
    public void A_declaration_that_makes_no_sense_names_the_option(
        string name,
        string column,
        string label,
        string sensitivity,
        int maxBytes,
        string message
    ) =>
        Assert.StartsWith(
            message,
            Assert
                .Throws<BadUsageException>(() => AttributeDeclaration.Check(name, column, label, sensitivity, maxBytes))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("loyaltyPoints", "Loyalty points")]
    [InlineData("customer_segment", "Customer segment")]
    [InlineData("VIP", "VIP")]
    public void A_name_is_told_in_words(string name, string label) => Assert.Equal(label, AttributeDeclaration.InWords(name));

    private Task<int> AddAsync(AttributeDeclaration attribute) =>
        AddCommand.RunAsync(layout, attribute, output, TestContext.Current.CancellationToken);

    private List<string> FlowsThatSet(string attribute) =>
        [
            .. FlowFilesIn()
                .Where(file => File.ReadAllText(file).Contains($"\"$.External.{attribute}\"", StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file)!),
        ];

    private IEnumerable<string> Findings()
    {
        var contract = AttributeContract.Parse(File.ReadAllBytes(Contract), "attributes.json");
        return FlowFilesIn()
            .Select(file => FlowLinter.Lint(File.ReadAllBytes(file), Path.GetFileName(file), contract))
            .SelectMany(report => report.Findings.Select(finding => $"{report.File} {finding.Rule.Id}: {finding.Message}"));
    }

    private IEnumerable<string> FlowFilesIn() =>
        Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(layout.ContactFlows, folder), "*.json"))
            .Order(StringComparer.Ordinal);
}
