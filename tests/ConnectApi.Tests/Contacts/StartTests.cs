using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Tests.Contacts;

/// <summary>Contacts that a program starts: their previous contact, their schedule and the number that they show.</summary>
public sealed class StartTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private const string Nobody = "00000000-0000-4000-8000-000000000000";

    private readonly RawClient client = new(host.Address);

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    private static (string, JsonNode?) Flow => ("ContactFlowId", "inbound");

    [Fact]
    public async Task A_call_shows_a_number_of_the_instance_or_of_its_queue()
    {
        (string, JsonNode?) to = ("DestinationPhoneNumber", "+14155550100");
        await Session.IsRefusedAsync("StartOutboundVoiceContact", "InvalidParameterException", Flow, to);
        await Session.IsRefusedAsync(
            "StartOutboundVoiceContact",
            "InvalidParameterException",
            Flow,
            to,
            ("SourcePhoneNumber", "+12025550199")
        );
        var queue = host.Center.FindQueue("Support")!;
        foreach (var name in new[] { queue.Id, host.Center.Instance.Of(queue) })
        {
            var call = await Session.DoAsync("StartOutboundVoiceContact", Flow, to, ("QueueId", name));
            Assert.Equal("+18005550199", host.Center.FindContact(call.Text("ContactId"))!.SystemEndpoint!.Address);
        }
    }

    [Theory]
    [InlineData(-7_200)]
    [InlineData(8 * 86_400)]
    public async Task A_task_is_scheduled_from_now_to_six_days_ahead(int seconds) =>
        await Session.IsRefusedAsync(
            "StartTaskContact",
            "InvalidParameterException",
            Flow,
            ("Name", "later"),
            ("ScheduledTime", DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds)
        );

    [Fact]
    public async Task A_scheduled_task_says_when_it_starts()
    {
        var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 7_200;
        var task = await Session.DoAsync("StartTaskContact", Flow, ("Name", "later"), ("ScheduledTime", at));
        var described = await Session.DoAsync("DescribeContact", ("ContactId", task.Text("ContactId")));
        Assert.Equal(at, described.Body["Contact"]!["ScheduledTimestamp"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("StartTaskContact", "PreviousContactId")]
    [InlineData("StartTaskContact", "RelatedContactId")]
    [InlineData("StartChatContact", "RelatedContactId")]
    [InlineData("StartOutboundVoiceContact", "RelatedContactId")]
    public async Task A_contact_that_another_one_names_exists(string operation, string member) =>
        await Session.IsRefusedAsync(
            operation,
            "ResourceNotFoundException",
            Flow,
            ("Name", "x"),
            ("DestinationPhoneNumber", "+14155550100"),
            ("SourcePhoneNumber", "+18005550199"),
            ("ParticipantDetails", new JsonObject { ["DisplayName"] = "Jane" }),
            (member, Nobody)
        );

    [Fact]
    public async Task A_task_that_follows_a_call_has_its_attributes_and_goes_on_when_the_caller_hangs_up()
    {
        var call = host.Center.CreateContact(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                Attributes = new Dictionary<string, string> { ["customerId"] = "C-1001" },
            }
        );
        var started = await Session.DoAsync("StartTaskContact", Flow, ("Name", "x"), ("PreviousContactId", call.Id));
        host.Center.HangUpByCustomer(call.Id);

        var task = host.Center.FindContact(started.Text("ContactId"))!;
        Assert.Equal(
            (call.Id, call.Id, "C-1001"),
            (task.PreviousContactId, task.InitialContactId, task.Attributes["customerId"])
        );
        Assert.Equal((true, false), (host.Center.FindContact(call.Id)!.IsOver, task.IsOver));
    }

    [Fact]
    public async Task Twelve_tasks_follow_one_contact_and_no_more()
    {
        (string, JsonNode?) previous = ("PreviousContactId", host.Center.CreateContact(new NewContact()).Id);
        for (var task = 0; task < 12; task++)
        {
            await Session.DoAsync("StartTaskContact", Flow, ("Name", "x"), previous);
        }

        await Session.IsRefusedAsync("StartTaskContact", "ServiceQuotaExceededException", Flow, ("Name", "x"), previous);
    }

    [Fact]
    public async Task A_related_contact_gives_its_attributes_once()
    {
        var call = host.Center.CreateContact(
            new NewContact
            {
                Attributes = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
            }
        );
        var started = await Session.DoAsync(
            "StartTaskContact",
            Flow,
            ("Name", "x"),
            ("RelatedContactId", call.Id),
            ("Attributes", new JsonObject { ["b"] = "3" })
        );
        var task = host.Center.FindContact(started.Text("ContactId"))!;
        Assert.Equal(("1", "3"), (task.Attributes["a"], task.Attributes["b"]));
        Assert.Equal((call.Id, null), (task.RelatedContactId, task.PreviousContactId));
    }

    [Theory]
    [InlineData("URL", "https://example.test/orders/1")]
    [InlineData("NUMBER", "7")]
    [InlineData("STRING", "order 7")]
    [InlineData("DATE", "1767603600")]
    [InlineData("EMAIL", "jane@example.test")]
    public async Task A_reference_keeps_its_type(string type, string value)
    {
        var task = await Session.DoAsync("StartTaskContact", Flow, ("Name", "x"), Reference(type, value));
        Assert.Equal(new ContactReference(type, value), host.Center.FindContact(task.Text("ContactId"))!.References["about"]);
    }

    [Theory]
    [InlineData("StartTaskContact", "ATTACHMENT")]
    [InlineData("StartTaskContact", "CONTACT_ANALYSIS")]
    [InlineData("StartTaskContact", "EMAIL_MESSAGE")]
    [InlineData("StartOutboundVoiceContact", "ATTACHMENT")]
    public async Task A_contact_starts_without_references_that_the_service_adds_by_itself(string operation, string type) =>
        await Session.IsRefusedAsync(
            operation,
            "InvalidParameterException",
            Flow,
            ("Name", "x"),
            ("DestinationPhoneNumber", "+14155550100"),
            ("SourcePhoneNumber", "+18005550199"),
            Reference(type, "x")
        );

    [Fact]
    public async Task A_task_has_one_start() =>
        await Session.IsRefusedAsync(
            "StartTaskContact",
            "InvalidRequestException",
            Flow,
            ("Name", "x"),
            ("QuickConnectId", Nobody)
        );

    [Fact]
    public async Task A_task_is_not_handed_to_a_flow_for_whispers()
    {
        var whisper = await Session.DoAsync(
            "CreateContactFlow",
            ("Name", "Whisper"),
            ("Type", "AGENT_WHISPER"),
            ("Content", """{"Version":"2019-10-30"}""")
        );
        var task = await Session.DoAsync("StartTaskContact", Flow, ("Name", "x"));
        await Session.IsRefusedAsync(
            "TransferContact",
            "InvalidRequestException",
            ("ContactId", task.Text("ContactId")),
            ("ContactFlowId", whisper.Text("ContactFlowId")),
            ("UserId", host.Center.Instance.OfAgent("jdoe"))
        );
    }

    private static (string, JsonNode?) Reference(string type, string value) =>
        (
            "References",
            new JsonObject
            {
                ["about"] = new JsonObject { ["Type"] = type, ["Value"] = value },
            }
        );

    public void Dispose() => client.Dispose();
}
