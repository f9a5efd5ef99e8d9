using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.Cli.Template;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.Template.Tests;

public sealed partial class WiringTests
{
    private const string Alias = "CustomerLookupFunction.Alias";

    private static readonly SamTemplate Template = SamTemplate.Shipped;

    public static TheoryData<string> Functions =>
        new(Template.OfType("AWS::Serverless::Function").Select(function => function.Key));

    [Fact]
    public void Permission_association_and_every_flow_name_the_alias_of_the_same_function()
    {
        var permission = Template.Properties("ConnectPermission");
        Assert.Equal(Alias, (string)permission["FunctionName"]!["Ref"]!);
        Assert.Equal("connect.amazonaws.com", (string)permission["Principal"]!);
        Assert.Equal("AWS::AccountId", (string)permission["SourceAccount"]!["Ref"]!);
        Assert.Equal("InstanceArn", (string)permission["SourceArn"]!["Ref"]!);

        var association = Template.Properties("CustomerLookupAssociation");
        Assert.Equal(Alias, (string)association["IntegrationArn"]!["Ref"]!);
        Assert.Equal("InstanceArn", (string)association["InstanceId"]!["Ref"]!);

        var meanings = Contents().Select(content => content.Values["CustomerLookupFunctionArn"]).OfType<JsonNode>().ToList();
        Assert.NotEmpty(meanings);
        Assert.All(meanings, meaning => Assert.Equal(Alias, (string)meaning["Ref"]!));
        Assert.Equal("live", (string)Template.Json["Globals"]!["Function"]!["AutoPublishAlias"]!);
    }

    [Fact]
    public void The_flows_in_the_template_are_those_of_the_repository()
    {
        var text = File.ReadAllText(SamTemplate.File);

        Assert.True(
            text == TemplateFlows.Write(text, SamTemplate.Layout),
            "template.yaml has other flows than contact-flows: run 'dotnet run --project cli -- template'."
        );
    }

    [Fact]
    public void Every_placeholder_of_a_flow_is_filled_and_nothing_else_is_substituted() =>
        Assert.All(
            Contents(),
            content =>
            {
                Assert.Equal(
                    SamTemplate.SubNames(content.Text).Distinct().Order(),
                    content.Values.Select(value => value.Key).Order()
                );
                var filled = Placeholder.Fill(
                    Flow.Parse(System.Text.Encoding.UTF8.GetBytes(content.Text), content.Resource),
                    content.Values.ToDictionary(value => value.Key, value => $"arn:{value.Key}")
                );
                Assert.Empty(Placeholder.Names(filled));
            }
        );

    [Fact]
    public void Every_flow_of_the_repository_is_a_resource()
    {
        var flows = TemplateFlows.Load(SamTemplate.Layout);

        Assert.NotEmpty(flows);
        Assert.All(flows, flow => Assert.Contains(TemplateFlows.ResourceName(flow), Template.Resources));
    }

    [Fact]
    public void The_lookup_ends_before_the_block_that_waits_for_it()
    {
        var timeout = (long)Template.Properties("CustomerLookupFunction")["Timeout"]!;
        var limits = TemplateFlows
            .Load(SamTemplate.Layout)
            .SelectMany(flow => flow.Actions)
            .Where(action => action.Type == "InvokeLambdaFunction")
            .Select(action =>
                int.Parse(action.Parameters.GetProperty("InvocationTimeLimitSeconds").GetString()!, CultureInfo.InvariantCulture)
            )
            .ToList();

        Assert.NotEmpty(limits);
        Assert.All(limits, limit => Assert.True(timeout < limit));
        Assert.True((long)Template.Parameters["LookupDeadlineMs"]!["MaxValue"]! < timeout * 1000);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_a_function_reads_is_set_and_what_is_set_is_read(string function)
    {
        var folder = Path.Combine(SamTemplate.Layout.Root, "functions");
        var files = function switch
        {
            // The functions share one executable. Each has its settings in its own folder.
            "LookupCheckFunction" => Directory.EnumerateFiles(Path.Combine(folder, "Deployment", "Checks"), "*Settings.cs"),
            "DeploymentFunction" => [],
            _ => Directory.EnumerateFiles(
                Path.Combine(folder, function[..^"Function".Length]),
                "*Settings.cs",
                SearchOption.AllDirectories
            ),
        };
        var read = files
            .SelectMany(file => VariableName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Append("LOG_LEVEL")
            .Distinct()
            .Order();

        var set = Variables(Template.Json["Globals"]!["Function"]!)
            .Concat(Variables(Template.Properties(function)))
            // No code reads it. Lambda publishes no version of an unchanged function.
            .Except(["SETTINGS_REVISION"])
            .Order();

        Assert.Equal(read, set);
    }

    [Fact]
    public void The_pages_headers_are_those_of_the_widget()
    {
        var widget = JsonNode
            .Parse(File.ReadAllText(Path.Combine(SamTemplate.Layout.WebWidget, "security-headers.json")))!
            .AsObject();
        var policy = Template.Properties("WidgetHeaders")["ResponseHeadersPolicyConfig"]!;
        var security = policy["SecurityHeadersConfig"]!;
        var custom = policy["CustomHeadersConfig"]!["Items"]!
            .AsArray()
            .ToDictionary(
                item => (string)item!["Header"]!,
                item => (string)(item!["Value"] is JsonObject sub ? sub["Fn::Sub"]! : item["Value"]!)!
            );

        Assert.Equal(
            ((string)widget["Content-Security-Policy"]!).Replace(
                "frame-ancestors 'self'",
                "frame-ancestors ${FrameAncestors}",
                StringComparison.Ordinal
            ),
            (string)security["ContentSecurityPolicy"]!["ContentSecurityPolicy"]!["Fn::Sub"]!
        );
        Assert.Equal((string)widget["Referrer-Policy"]!, (string)security["ReferrerPolicy"]!["ReferrerPolicy"]!);
        Assert.Equal(
            (string)widget["Strict-Transport-Security"]!,
            $"max-age={security["StrictTransportSecurity"]!["AccessControlMaxAgeSec"]}"
        );
        Assert.NotNull(security["ContentTypeOptions"]);
        string[] withFieldsOfTheirOwn =
        [
            "Content-Security-Policy",
            "Referrer-Policy",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
        ];
        Assert.Equal(
            widget
                .Where(header => !withFieldsOfTheirOwn.Contains(header.Key))
                .ToDictionary(header => header.Key, header => (string)header.Value!),
            custom
        );
    }

    [Fact]
    public void The_workspace_apps_headers_are_those_of_the_widget()
    {
        var widget = JsonNode
            .Parse(File.ReadAllText(Path.Combine(SamTemplate.Layout.WebWidget, "workspace-headers.json")))!
            .AsObject();
        var policy = Template.Properties("WorkspaceHeaders")["ResponseHeadersPolicyConfig"]!;

        Assert.Equal(
            ((string)widget["Content-Security-Policy"]!).Replace("${WorkspaceUrl}", "${InstanceUrl}", StringComparison.Ordinal),
            (string)policy["SecurityHeadersConfig"]!["ContentSecurityPolicy"]!["ContentSecurityPolicy"]!["Fn::Sub"]!
        );
        Assert.Equal(
            [(string)widget["Cross-Origin-Opener-Policy"]!, (string)widget["Permissions-Policy"]!],
            policy["CustomHeadersConfig"]!["Items"]!.AsArray().Select(item => (string)item!["Value"]!)
        );
        Assert.Equal(
            "/workspace/*",
            (string)Template.Properties("WidgetDistribution")["DistributionConfig"]!["CacheBehaviors"]![0]!["PathPattern"]!
        );
    }

    private static IEnumerable<string> Variables(JsonNode function) =>
        function["Environment"]?["Variables"]!.AsObject().Select(variable => variable.Key) ?? [];

    private static List<(string Resource, string Text, JsonObject Values)> Contents() =>
        [
            .. Template
                .OfType("AWS::Connect::ContactFlow")
                .Concat(Template.OfType("AWS::Connect::ContactFlowModule"))
                .Select(flow =>
                    flow.Value["Content"] is JsonObject { } sub
                        ? (flow.Key, (string)sub["Fn::Sub"]![0]!, sub["Fn::Sub"]![1]!.AsObject())
                        : (flow.Key, (string)flow.Value["Content"]!, [])
                ),
        ];

    [GeneratedRegex("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"")]
    private static partial Regex VariableName();
}
