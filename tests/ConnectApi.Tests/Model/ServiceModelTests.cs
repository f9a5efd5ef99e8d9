using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Model;

namespace ScreenPop.ConnectApi.Tests.Model;

/// <summary>The API's model of the service equals the copy in botocore.</summary>
public sealed class ServiceModelTests(ITestOutputHelper output)
{
    private static IEnumerable<ServiceOperation> Served => ServiceModel.Operations.Values.Concat(ServiceModel.TestCases.Values);

    [Fact]
    public async Task The_files_say_what_the_published_model_says()
    {
        if (await PublishedModel.ReadAsync() is not { } published)
        {
            output.WriteLine("There is no botocore on this machine: the files are compared with themselves only.");
            Assert.All(Served, operation => Assert.NotEmpty(operation.Errors));
            return;
        }

        Assert.Empty(Served.SelectMany(published.DifferencesOf));
        Assert.Empty(ServiceModel.Errors.Values.SelectMany(published.DifferencesOf));
    }

    [Fact]
    public void Every_error_of_an_operation_is_known() =>
        Assert.All(Served.SelectMany(operation => operation.Errors), error => Assert.Contains(error, ServiceModel.Errors.Keys));

    [Theory]
    [InlineData("""{ "InstanceId": "i", "Name": "n" }""", "Type is missing")]
    [InlineData(
        """{ "InstanceId": "i", "Name": "n", "Type": "NOPE", "Content": "c" }""",
        "Type 'NOPE' is not one of CONTACT_FLOW,"
    )]
    [InlineData("""{ "InstanceId": "i", "Name": 1, "Type": "CAMPAIGN", "Content": "c" }""", "Name is not a string")]
    [InlineData(
        """{ "InstanceId": "i", "Name": "", "Type": "CAMPAIGN", "Content": "c" }""",
        "Name is at least 1 characters, not 0"
    )]
    [InlineData(
        """{ "InstanceId": "i", "Name": "n", "Type": "CAMPAIGN", "Content": "c", "Tags": {} }""",
        "Tags is 1 to 50 entries, not 0"
    )]
    [InlineData(
        """{ "InstanceId": "i", "Name": "n", "Type": "CAMPAIGN", "Content": "c", "Tags": { "a": 1 } }""",
        "Tags.a is not a string"
    )]
    public void A_violation_says_where_and_what(string request, string violation)
    {
        var first = ShapeCheck
            .OfRequests.Check(JsonNode.Parse(request)!, ServiceModel.Operations["CreateContactFlow"].Input)
            .First();
        Assert.StartsWith(violation, $"{first.Path} {first.Text}", StringComparison.Ordinal);
    }

    /// <summary>A pattern such as <c>.*\S.*</c> takes quadratic time in the text's length when it does not match.</summary>
    [Fact]
    public void A_text_that_is_too_long_is_not_compared_with_a_pattern()
    {
        var request = new JsonObject
        {
            ["InstanceId"] = "i",
            ["ContactFlowModuleId"] = "m",
            ["Name"] = new string(' ', 1_000_000),
        };
        var violations = ShapeCheck.OfRequests.Check(request, ServiceModel.Operations["UpdateContactFlowModuleMetadata"].Input);
        Assert.Equal("is 1 to 127 characters, not 1000000", Assert.Single(violations).Text);
    }
}
