using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests;

public sealed class LeastPrivilegeTests
{
    /// <summary>Actions for which AWS supports no resource. Source: Service Authorization Reference, X-Ray and EC2.</summary>
    private static readonly string[] WithoutResources =
    [
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
    ];

    public static TheoryData<string> Roles =>
        new(
            SamTemplate
                .Shipped.OfType("AWS::Serverless::Function")
                .Select(function => (string)function.Value["Role"]!["Fn::GetAtt"]![0]!)
        );

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_functions_role_names_its_actions_and_its_resources(string role)
    {
        foreach (var parameters in Options.Few())
        {
            if (new Rendering(SamTemplate.Shipped, parameters).Render()["Resources"]![role]?["Properties"] is not { } properties)
            {
                // A stack without a history has no role for it.
                continue;
            }

            Assert.Null(properties["ManagedPolicyArns"]);
            foreach (
                var statement in properties["Policies"]!
                    .AsArray()
                    .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
            )
            {
                var actions = Texts(statement!["Action"]).ToList();
                Assert.All(actions, action => Assert.DoesNotContain("*", action, StringComparison.Ordinal));
                if (Texts(statement["Resource"]).Contains("*"))
                {
                    Assert.All(actions, action => Assert.Contains(action, WithoutResources));
                }
            }
        }
    }

    [Fact]
    public void Every_role_of_the_stack_takes_the_permissions_boundary() =>
        Assert.All(
            SamTemplate.Shipped.OfType("AWS::IAM::Role"),
            role => Assert.Contains("PermissionsBoundaryArn", SamTemplate.References(role.Value))
        );

    [Fact]
    public void The_lookup_may_read_the_table_and_write_notes_and_nothing_else()
    {
        var writes = TableStatements("CustomerLookupRole", [])
            .Where(statement => Texts(statement["Action"]).Any(action => action is not ("dynamodb:Query" or "dynamodb:GetItem")))
            .ToList();

        var write = Assert.Single(writes);
        Assert.Equal(["dynamodb:PutItem"], Texts(write["Action"]));
        Assert.Equal(["NOTE#*"], Texts(write["Condition"]!["ForAllValues:StringLike"]!["dynamodb:LeadingKeys"]));
    }

    [Theory]
    [InlineData("CustomerLookupRole")]
    [InlineData("ContactHistoryRole")]
    public void Each_statement_about_the_table_is_bound_to_keys(string role)
    {
        foreach (var statement in TableStatements(role, []))
        {
            var condition = Assert.Single(statement["Condition"]!.AsObject());
            Assert.StartsWith("ForAllValues:", condition.Key, StringComparison.Ordinal);
            Assert.NotEmpty(Texts(condition.Value!["dynamodb:LeadingKeys"]));
        }
    }

    [Fact]
    public void Without_a_history_nothing_of_it_is_made_and_the_lookup_only_reads()
    {
        var rendered = new Rendering(SamTemplate.Shipped, Options.With([Options.NoHistory])).Render()["Resources"]!.AsObject();

        Assert.DoesNotContain(rendered, resource => resource.Key.Contains("History", StringComparison.Ordinal));
        Assert.DoesNotContain("NotesGivenUpAlarm", rendered.Select(resource => resource.Key));
        Assert.Equal(
            ["dynamodb:GetItem", "dynamodb:Query"],
            TableStatements("CustomerLookupRole", [Options.NoHistory]).SelectMany(statement => Texts(statement["Action"])).Order()
        );
    }

    [Fact]
    public void The_pages_bucket_is_private_and_speaks_TLS_only()
    {
        var bucket = SamTemplate.Shipped.Properties("WidgetBucket")["PublicAccessBlockConfiguration"]!.AsObject();
        Assert.Equal(4, bucket.Count(setting => (bool)setting.Value!));
        var statements = SamTemplate.Shipped.Properties("WidgetBucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray();
        Assert.Contains(
            statements,
            statement =>
                (string)statement!["Effect"]! == "Deny"
                && statement["Condition"]!["Bool"]!["aws:SecureTransport"]!.ToString() == "false"
        );
        Assert.All(
            statements.Where(statement => (string)statement!["Effect"]! == "Allow"),
            statement => Assert.Equal("cloudfront.amazonaws.com", (string)statement!["Principal"]!["Service"]!)
        );
    }

    private static IEnumerable<JsonNode> TableStatements(string role, IEnumerable<IReadOnlyDictionary<string, string>> options) =>
        new Rendering(SamTemplate.Shipped, Options.With(options)).Render()["Resources"]![role]!["Properties"]!["Policies"]!
            .AsArray()
            .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
            .OfType<JsonNode>()
            .Where(statement =>
                Texts(statement["Action"]).Any(action => action.StartsWith("dynamodb:", StringComparison.Ordinal))
            );

    private static IEnumerable<string> Texts(JsonNode? node) =>
        SamTemplate.All(node).OfType<JsonValue>().Select(value => value.ToString());
}
