using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ScreenPop.Customers.Table;
using ScreenPop.LocalConnect.Table;
using ScreenPop.LocalConnect.Table.Policies;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>The local table refuses the requests that the stack's policies refuse in an account.</summary>
public sealed class TablePolicyTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>
{
    private const string Table = "customers";

    private static readonly string Template = Path.Combine(RepositoryLayout.Find().Root, "template.yaml");

    [Theory]
    [InlineData(
        "CustomerLookup",
        "Query",
        """{"TableName":"customers","KeyConditionExpression":"PK = :key","ExpressionAttributeValues":{":key":{"S":"PHONE#+14155550100"}}}"""
    )]
    [InlineData(
        "CustomerLookup",
        "GetItem",
        """{"TableName":"customers","Key":{"PK":{"S":"LINE#+18005550199"},"SK":{"S":"LINE"}}}"""
    )]
    [InlineData(
        "ContactHistory",
        "UpdateItem",
        """{"TableName":"customers","Key":{"PK":{"S":"CONTACT#c-1"},"SK":{"S":"CONTACT"}}}"""
    )]
    [InlineData(
        "ContactHistory",
        "GetItem",
        """{"TableName":"customers","Key":{"PK":{"S":"CONTACT#c-1"},"SK":{"S":"CONTACT"}}}"""
    )]
    [InlineData(
        "ContactHistory",
        "Query",
        """{"TableName":"customers","KeyConditionExpression":"PK = :key","ExpressionAttributeValues":{":key":{"S":"NOTE#c-1"}}}"""
    )]
    [InlineData(
        "ContactHistory",
        "PutItem",
        """{"TableName":"customers","Item":{"PK":{"S":"PHONE#+14155550100"},"SK":{"S":"CONTACT#1"}}}"""
    )]
    public void A_function_may_do_what_it_does(string function, string operation, string json) =>
        Assert.Null(StackPolicies.Read(Template, function, Table).Refusal(operation, json));

    [Theory]
    [InlineData(
        "CustomerLookup",
        "Query",
        """{"TableName":"customers","KeyConditionExpression":"PK = :key","ExpressionAttributeValues":{":key":{"S":"NOTE#c-1"}}}"""
    )]
    [InlineData(
        "CustomerLookup",
        "GetItem",
        """{"TableName":"customers","Key":{"PK":{"S":"CONTACT#c-1"},"SK":{"S":"CONTACT"}}}"""
    )]
    [InlineData(
        "ContactHistory",
        "GetItem",
        """{"TableName":"customers","Key":{"PK":{"S":"LINE#+18005550199"},"SK":{"S":"LINE"}}}"""
    )]
    [InlineData(
        "ContactHistory",
        "UpdateItem",
        """{"TableName":"customers","Key":{"PK":{"S":"PHONE#+14155550100"},"SK":{"S":"CUSTOMER#1"}}}"""
    )]
    [InlineData("ContactHistory", "PutItem", """{"TableName":"customers","Item":{"PK":{"S":"NOTE#c-1"},"SK":{"S":"1"}}}""")]
    [InlineData(
        "ContactHistory",
        "PutItem",
        """{"TableName":"customers","Item":{"PK":{"S":"LINE#+18005550199"},"SK":{"S":"LINE"}}}"""
    )]
    [InlineData("CustomerLookup", "Scan", """{"TableName":"customers"}""")]
    [InlineData(
        "CustomerLookup",
        "DeleteItem",
        """{"TableName":"customers","Key":{"PK":{"S":"PHONE#+14155550100"},"SK":{"S":"CUSTOMER#1"}}}"""
    )]
    [InlineData(
        "CustomerLookup",
        "Query",
        """{"TableName":"another","KeyConditionExpression":"PK = :key","ExpressionAttributeValues":{":key":{"S":"PHONE#+14155550100"}}}"""
    )]
    [InlineData(
        "CustomerLookup",
        "TransactWriteItems",
        """{"TransactItems":[{"Delete":{"TableName":"customers","Key":{"PK":{"S":"PHONE#+14155550100"}}}}]}"""
    )]
    [InlineData(
        "CustomerLookup",
        "BatchWriteItem",
        """{"RequestItems":{"customers":[{"PutRequest":{"Item":{"PK":{"S":"PHONE#+14155550100"}}}}]}}"""
    )]
    [InlineData("ContactHistory", "Scan", """{"TableName":"customers"}""")]
    [InlineData(
        "ContactHistory",
        "DeleteItem",
        """{"TableName":"customers","Key":{"PK":{"S":"CONTACT#c-1"},"SK":{"S":"CONTACT"}}}"""
    )]
    public void A_function_may_do_nothing_else(string function, string operation, string json)
    {
        var refusal = StackPolicies.Read(Template, function, Table).Refusal(operation, json);

        Assert.StartsWith($"User: {function} is not authorized to perform: dynamodb:", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("5550100", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOTE#c-1", true)]
    [InlineData("PHONE#+14155550100", false)]
    [InlineData(null, true)]
    public void A_condition_for_all_leading_keys_holds_for_each_and_for_none(string? key, bool isAllowed)
    {
        var policy = new TablePolicy(
            "f",
            Table,
            [new TableStatement(true, ["dynamodb:PutItem"], [new KeyCondition(ForAll: true, IsNegated: false, ["NOTE#*"])])]
        );
        var item = key is null ? "{}" : JsonSerializer.Serialize(new { PK = new { S = key } });

        Assert.Equal(isAllowed, policy.Refusal("PutItem", $"{{\"TableName\":\"customers\",\"Item\":{item}}}") is null);
    }

    [Fact]
    public void A_denial_wins_over_a_permission()
    {
        var policy = new TablePolicy(
            "f",
            Table,
            [
                new TableStatement(true, ["dynamodb:*"], []),
                new TableStatement(false, ["dynamodb:GetItem"], [new KeyCondition(ForAll: false, IsNegated: false, ["NOTE#*"])]),
            ]
        );

        Assert.NotNull(policy.Refusal("GetItem", """{"TableName":"customers","Key":{"PK":{"S":"NOTE#c-1"}}}"""));
        Assert.Null(policy.Refusal("GetItem", """{"TableName":"customers","Key":{"PK":{"S":"LINE#1"}}}"""));
    }

    [Fact]
    public async Task The_table_s_door_holds_a_function_to_its_role_and_lets_others_pass()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var door = await TableDoor.OpenAsync(dynalite.Endpoint, cancellationToken);
        door.Enforce("CustomerLookup", StackPolicies.Read(Template, "CustomerLookup", Table));
        using var tool = Client(door, "local");
        using var function = Client(door, "CustomerLookup");
        await TableSetup.CreateIfMissingAsync(tool, Table, cancellationToken);

        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() =>
            function.ScanAsync(new ScanRequest { TableName = Table }, cancellationToken)
        );

        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.Empty((await tool.ScanAsync(new ScanRequest { TableName = Table }, cancellationToken)).Items ?? []);
    }

    private static AmazonDynamoDBClient Client(TableDoor door, string accessKey) =>
        new(
            new BasicAWSCredentials(accessKey, "local"),
            new AmazonDynamoDBConfig { ServiceURL = door.Endpoint.ToString(), AuthenticationRegion = "us-east-1" }
        );
}
