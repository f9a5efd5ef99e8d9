using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests;

/// <summary>A function's settings must reach the version that callers invoke.</summary>
public sealed class SettingsTests
{
    /// <summary>Properties of a function's deployment, not of its configuration.</summary>
    private static readonly string[] NotOfTheVersion =
    [
        "AutoPublishAlias",
        "CodeUri",
        "DeploymentPreference",
        "Description",
        "EventInvokeConfig",
        "Events",
        "ReservedConcurrentExecutions",
        "Role",
        "VersionDescription",
    ];

    private static readonly SamTemplate Template = SamTemplate.Shipped;

    public static TheoryData<string> Functions => new("CustomerLookupFunction", "ContactHistoryFunction");

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_parameter_of_a_function_that_has_callers_is_among_the_settings(string function)
    {
        var used = SamTemplate
            .References(Configuration(function))
            .Concat(SamTemplate.References(Configuration(null)))
            .Where(Template.Parameters.ContainsKey)
            .ToHashSet();

        Assert.Subset(SamTemplate.References(Template.Properties("FunctionSettings")).ToHashSet(), used);
        Assert.Equal("Settings ${FunctionSettings}", (string)Template.Properties(function)["VersionDescription"]!["Fn::Sub"]!);
        Assert.Equal("Retain", (string)Template.Resources[function]!["UpdateReplacePolicy"]!);
    }

    [Fact]
    public void Resources_other_than_functions_are_retained_on_both_deletion_and_replacement_or_on_neither() =>
        Assert.All(
            Template.Resources.Where(resource => (string?)resource.Value!["Type"] != "AWS::Serverless::Function"),
            resource =>
                Assert.Equal(resource.Value!["DeletionPolicy"] is not null, resource.Value["UpdateReplacePolicy"] is not null)
        );

    [Fact]
    public void What_the_template_itself_says_about_the_functions_is_among_the_settings()
    {
        var all =
            Configuration(null).ToJsonString() + string.Concat(Functions.Select(row => Configuration(row.Data).ToJsonString()));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..8];

        Assert.True(
            hash == Template.Properties("FunctionSettings")["Configuration"]!.ToString(),
            $"The functions are configured in another way: write {hash} to FunctionSettings.Configuration in template.yaml."
        );
    }

    private static JsonObject Configuration(string? function) =>
        new(
            (function is null ? Template.Json["Globals"]!["Function"]! : Template.Properties(function))
                .AsObject()
                .Where(property => !NotOfTheVersion.Contains(property.Key))
                .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))
        );
}
