using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;

namespace ScreenPop.ConnectApi.Tests;

/// <summary>Requests that the service refuses get its error and change nothing.</summary>
public sealed class RefusalTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private readonly RawClient client = new(host.Address);

    private string Instance => host.Center.Instance.InstanceId;

    [Fact]
    public async Task Another_instance_is_not_found() =>
        await RefusesAsync("ListQueues", "ResourceNotFoundException", ("InstanceId", "33333333-3333-4333-8333-333333333333"));

    [Fact]
    public async Task The_numbers_of_another_instance_are_not_found()
    {
        var other = host.Center.Instance.Value.Replace(
            Instance,
            "33333333-3333-4333-8333-333333333333",
            StringComparison.Ordinal
        );

        Assert.Equal(
            "ResourceNotFoundException",
            (await client.CallAsync("ListPhoneNumbersV2", new JsonObject { ["TargetArn"] = other })).Error
        );
        Assert.Null(
            (await client.CallAsync("ListPhoneNumbersV2", new JsonObject { ["TargetArn"] = host.Center.Instance.Value })).Error
        );
    }

    [Theory]
    [InlineData("StartOutboundVoiceContact", "ContactFlowId")]
    [InlineData("StartTaskContact", "Name")]
    [InlineData("CreateContactFlow", "Content")]
    [InlineData("StopContact", "ContactId")]
    public async Task A_missing_member_is_named(string operation, string missing)
    {
        var members = new JsonObject
        {
            ["InstanceId"] = Instance,
            ["ContactFlowId"] = "inbound",
            ["Name"] = "New",
            ["Type"] = "CONTACT_FLOW",
            ["Content"] = "Version",
            ["DestinationPhoneNumber"] = "+14155550100",
            ["ContactId"] = "x",
        };
        members.Remove(missing);
        var answer = await client.CallAsync(operation, members);
        Assert.Equal("InvalidRequestException", answer.Error);
        Assert.Contains(char.ToLowerInvariant(missing[0]) + missing[1..], answer.Text("Message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4155550100")]
    [InlineData("+1415555010012345")]
    [InlineData("sip:jane@example.test")]
    public async Task A_number_that_is_none_is_not_dialed(string number) =>
        await RefusesAsync(
            "StartOutboundVoiceContact",
            "DestinationNotAllowedException",
            ("DestinationPhoneNumber", number),
            ("ContactFlowId", "inbound")
        );

    [Fact]
    public async Task A_flow_with_problems_comes_back_with_each_of_them_in_the_services_limits()
    {
        var answer = await CallAsync("CreateContactFlow", ("Name", "Bad"), ("Type", "CONTACT_FLOW"), ("Content", "{}"));
        Assert.Equal("InvalidContactFlowException", answer.Error);
        Assert.Equal(
            ["Version is missing.", new string('x', 256)],
            answer.Body["problems"]!.AsArray().Select(problem => problem!["message"]!.ToString())
        );
        Assert.DoesNotContain(host.Resources.ContactFlows, flow => flow.Name == "Bad");
    }

    [Fact]
    public async Task Two_flows_of_one_name_are_a_duplicate() =>
        await RefusesAsync(
            "CreateContactFlow",
            "DuplicateResourceException",
            ("Name", "Inbound"),
            ("Type", "CONTACT_FLOW"),
            ("Content", "Version")
        );

    [Fact]
    public async Task What_is_associated_already_is_a_conflict() =>
        await RefusesAsync("AssociateApprovedOrigin", "ResourceConflictException", ("Origin", "http://localhost:5180"));

    [Theory]
    [InlineData("http://localhost:5180/path")]
    [InlineData("javascript:alert(1)")]
    [InlineData("*")]
    public async Task An_invalid_origin_is_not_approved(string origin) =>
        await RefusesAsync("AssociateApprovedOrigin", "InvalidParameterException", ("Origin", origin));

    [Fact]
    public async Task Attributes_over_the_limit_are_refused_and_the_contact_keeps_its_own()
    {
        var started = await CallAsync(
            "StartTaskContact",
            ("ContactFlowId", "inbound"),
            ("Name", "x"),
            ("Attributes", new JsonObject { ["a"] = "1" })
        );
        var contactId = started.Text("ContactId");
        await RefusesAsync(
            "UpdateContactAttributes",
            "InvalidParameterException",
            ("InitialContactId", contactId),
            ("Attributes", new JsonObject { ["a"] = new string('x', 40_000) })
        );
        await RefusesAsync(
            "UpdateContactAttributes",
            "InvalidParameterException",
            ("InitialContactId", contactId),
            ("Attributes", new JsonObject { ["a b"] = "2" })
        );
        await RefusesAsync(
            "UpdateContactAttributes",
            "InvalidParameterException",
            ("InitialContactId", contactId),
            ("Attributes", new JsonObject { ["a"] = 2 })
        );
        Assert.Equal("1", host.Center.FindContact(contactId)!.Attributes["a"]);
    }

    [Fact]
    public async Task A_request_repeated_with_its_token_starts_one_contact()
    {
        Task<ApiAnswer> Start() =>
            CallAsync("StartTaskContact", ("ContactFlowId", "inbound"), ("Name", "x"), ("ClientToken", "once"));
        Assert.Equal((await Start()).Text("ContactId"), (await Start()).Text("ContactId"));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_made_up_token_is_refused()
    {
        var first = await CallAsync("ListPhoneNumbersV2", ("MaxResults", 1));
        var second = await CallAsync("ListPhoneNumbersV2", ("MaxResults", 1), ("NextToken", first.Text("NextToken")));
        Assert.Equal("+18005550142", second.Body["ListPhoneNumbersSummaryList"]![0]!["PhoneNumber"]!.ToString());
        Assert.Null(second.Body["NextToken"]);
        await RefusesAsync("ListPhoneNumbersV2", "InvalidParameterException", ("NextToken", "made up"));
        await RefusesAsync("ListPhoneNumbersV2", "InvalidParameterException", ("NextToken", "2147483600"));
        await RefusesAsync("ListQueues", "InvalidParameterException", ("MaxResults", 1001));
    }

    [Theory]
    [InlineData("ListContactFlows", "ContactFlowTypes", "NOPE")]
    [InlineData("ListQueues", "QueueTypes", "NOPE")]
    [InlineData("ListContactFlowModules", "ContactFlowModuleState", "NOPE")]
    [InlineData("ListPhoneNumbersV2", "PhoneNumberTypes", "NOPE")]
    [InlineData("StartOutboundVoiceContact", "TrafficType", "NOPE")]
    [InlineData("CreateContactFlow", "Type", "NOPE")]
    [InlineData("CreateContactFlow", "Status", "NOPE")]
    public async Task A_word_that_the_model_does_not_have_is_named(string operation, string member, string word)
    {
        var members = new JsonObject
        {
            ["InstanceId"] = Instance,
            ["ContactFlowId"] = "inbound",
            ["DestinationPhoneNumber"] = "+14155550100",
            ["Name"] = "New",
            ["Type"] = "CONTACT_FLOW",
            ["Content"] = "Version",
            [member] = member.EndsWith('s') && member != "Status" ? new JsonArray(word) : word,
        };
        var answer = await client.CallAsync(operation, members);
        Assert.Equal("InvalidParameterException", answer.Error);
        Assert.Contains($"'{word}' is not one of", answer.Text("Message"), StringComparison.Ordinal);
    }

    /// <summary>Operations on a path that is served for another method, and on a path that only the service has.</summary>
    [Theory]
    [InlineData("DeleteQueue")]
    [InlineData("DeletePrompt")]
    [InlineData("DeleteInstance")]
    public async Task An_operation_that_is_not_served_is_unknown_under_a_name(string operation) =>
        await RefusesAsync(operation, "UnknownOperationException", ("QueueId", "q"), ("PromptId", "p"));

    [Fact]
    public async Task What_is_not_associated_is_not_taken_away()
    {
        await RefusesAsync("DisassociateApprovedOrigin", "ResourceNotFoundException", ("Origin", "https://other.example.test"));
        await RefusesAsync(
            "DisassociateLambdaFunction",
            "ResourceNotFoundException",
            ("FunctionArn", "arn:aws:lambda:us-east-1:111122223333:function:x")
        );
    }

    /// <summary>These operations have only one of the two errors for an invalid request.</summary>
    [Theory]
    [InlineData("AssociatePhoneNumberContactFlow", "InvalidParameterException")]
    [InlineData("TransferContact", "InvalidRequestException")]
    public async Task An_operation_answers_only_the_errors_that_the_model_gives_it(string operation, string error) =>
        await RefusesAsync(operation, error, ("PhoneNumberId", "number-1"));

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var body = new StringContent("{", Encoding.UTF8, "application/json");
        var answer = await http.PutAsync("/contact/chat", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("InvalidRequestException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Fact]
    public async Task A_call_is_not_transferred_by_the_operation_for_tasks()
    {
        var call = await CallAsync(
            "StartOutboundVoiceContact",
            ("DestinationPhoneNumber", "+14155550100"),
            ("SourcePhoneNumber", "+18005550199"),
            ("ContactFlowId", "inbound")
        );
        await RefusesAsync(
            "TransferContact",
            "InvalidRequestException",
            ("ContactId", call.Text("ContactId")),
            ("ContactFlowId", "inbound"),
            ("QueueId", host.Center.FindQueue("Support")!.Id)
        );
    }

    public void Dispose() => client.Dispose();

    private Task<ApiAnswer> CallAsync(string operation, params (string Name, JsonNode? Value)[] members)
    {
        var all = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));
        all.TryAdd("InstanceId", Instance);
        return client.CallAsync(operation, all);
    }

    private async Task RefusesAsync(string operation, string error, params (string Name, JsonNode? Value)[] members)
    {
        var answer = await CallAsync(operation, members);
        Assert.Equal(error, answer.Error);
        Assert.NotEmpty(answer.Text("Message"));
    }
}
