using System.Text.RegularExpressions;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Template.Tests;

public sealed class ParameterTests
{
    private static readonly SamTemplate Template = SamTemplate.Shipped;

    [Fact]
    public void Every_parameter_is_described_and_stands_in_one_group()
    {
        var grouped = Template.Json["Metadata"]!["AWS::CloudFormation::Interface"]!["ParameterGroups"]!
            .AsArray()
            .SelectMany(group => group!["Parameters"]!.AsArray())
            .Select(name => (string)name!)
            .ToList();

        Assert.Equal(Template.Parameters.Select(parameter => parameter.Key).Order(), grouped.Order());
        Assert.All(
            Template.Parameters,
            parameter => Assert.True(((string?)parameter.Value!["Description"])?.Length > 10, parameter.Key)
        );
    }

    [Fact]
    public void Every_pattern_explains_itself_and_takes_the_default_and_the_examples()
    {
        var examples = Options.With(Options.Optional);
        Assert.All(
            Template.Parameters.Where(parameter => parameter.Value!["AllowedPattern"] is not null),
            parameter =>
            {
                var pattern = new Regex((string)parameter.Value!["AllowedPattern"]!);
                Assert.False(string.IsNullOrEmpty((string?)parameter.Value["ConstraintDescription"]), parameter.Key);
                if (parameter.Value["Default"] is not null)
                {
                    Assert.Matches(pattern, parameter.Value["Default"]!.ToString());
                }

                if (examples.TryGetValue(parameter.Key, out var example))
                {
                    Assert.Matches(pattern, example);
                }
            }
        );
    }

    [Theory]
    [InlineData("InstanceArn", "22222222-2222-4222-8222-222222222222")]
    [InlineData(
        "InstanceArn",
        "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222/queue/44444444-4444-4444-8444-444444444444"
    )]
    [InlineData("InstanceArn", "arn:aws:connect:us-east-1:1111:instance/22222222-2222-4222-8222-222222222222")]
    [InlineData("InstanceArn", "arn:aws:lambda:us-east-1:111122223333:function:lookup")]
    [InlineData("InstanceUrl", "https://example.my.connect.aws/ccp-v2/")]
    [InlineData("InstanceUrl", "https://example.my.connect.aws/")]
    [InlineData("InstanceUrl", "http://example.my.connect.aws")]
    [InlineData("InstanceUrl", "example.my.connect.aws")]
    [InlineData("RecordUrl", "https://crm.example.test/customers")]
    [InlineData("RecordUrl", "https://crm.example.test/")]
    [InlineData("RecordUrl", "javascript:alert(1)")]
    [InlineData("RecordUrl", "https://crm.example.test; script-src *")]
    [InlineData("RecordOrigins", "https://help.example.test/")]
    [InlineData("RecordOrigins", "https://help.example.test; script-src *")]
    [InlineData("RecordOrigins", "https://*.example.test")]
    [InlineData("FrameAncestors", "*")]
    [InlineData("FrameAncestors", "https://crm.example.test/desk")]
    [InlineData("FrameAncestors", "'self'; script-src *")]
    [InlineData("FrameAncestors", "https://*")]
    [InlineData("FrameAncestors", "https://*.com")]
    [InlineData("FrameAncestors", "https://*.com:8443")]
    [InlineData("FrameAncestors", "https://*.co.uk")]
    [InlineData("FrameAncestors", "'self' https://*.com.au")]
    [InlineData("FrameAncestors", "https://*.*.example.test")]
    [InlineData("FrameAncestors", "https://crm.*.test")]
    [InlineData("FrameAncestors", "https://crm*.example.test")]
    [InlineData("PhoneNumberId", "+18005550199")]
    [InlineData("SupportQueueArn", "Support")]
    [InlineData("WidgetCertificateArn", "arn:aws:acm:eu-west-2:111122223333:certificate/66666666-6666-4666-8666-666666666666")]
    [InlineData("ExistingTableName", "arn:aws:dynamodb:us-east-1:111122223333:table/customers")]
    public void An_invalid_value_is_refused(string parameter, string value) =>
        Assert.DoesNotMatch((string)Template.Parameters[parameter]!["AllowedPattern"]!, value);

    [Theory]
    [InlineData("RecordOrigins", "")]
    [InlineData("RecordOrigins", "https://help.example.test https://erp.example.test:8443")]
    [InlineData("FrameAncestors", "'none'")]
    [InlineData("FrameAncestors", "'self' https://crm.example.test:8443")]
    [InlineData("FrameAncestors", "'self' https://*.example.test https://*.crm.example.test")]
    public void A_valid_value_is_accepted(string parameter, string value) =>
        Assert.Matches((string)Template.Parameters[parameter]!["AllowedPattern"]!, value);

    [Fact]
    public void The_countries_it_takes_are_those_the_function_knows() =>
        Assert.Equal(
            Country.Codes.Prepend(""),
            Template.Parameters["DefaultCountry"]!["AllowedValues"]!.AsArray().Select(code => (string)code!)
        );

    [Fact]
    public void A_whole_set_of_parameters_is_taken() =>
        Assert.All(Options.Few(), parameters => Assert.Empty(new Rendering(Template, parameters).Refusals()));

    [Theory]
    [InlineData("AWS::Region", "eu-west-2", "another region")]
    [InlineData("WidgetDomainName", "desk.example.test", "WidgetCertificateArn")]
    [InlineData(
        "WidgetCertificateArn",
        "arn:aws:acm:us-east-1:111122223333:certificate/66666666-6666-4666-8666-666666666666",
        "WidgetDomainName"
    )]
    [InlineData("VpcSubnetIds", "subnet-0123456789abcdef0", "VpcSecurityGroupIds")]
    public void Parameters_that_contradict_each_other_are_refused_with_a_sentence(string parameter, string value, string said)
    {
        var parameters = Options.With([new Dictionary<string, string> { [parameter] = value }]);

        Assert.Contains(said, Assert.Single(new Rendering(Template, parameters).Refusals()), StringComparison.Ordinal);
    }
}
