using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Tests.Contacts;

/// <summary>Contacts that a program changes, transfers and stops.</summary>
public sealed class ContactTests(ApiHost host) : IClassFixture<ApiHost>, IDisposable
{
    private readonly RawClient client = new(host.Address);

    private ApiSession Session => new(client, host.Center.Instance.InstanceId);

    private (string, JsonNode?) Support => ("QueueId", host.Center.FindQueue("Support")!.Id);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_token_belongs_to_one_operation_and_a_refused_request_does_not_use_it_up()
    {
        (string, JsonNode?)[] task = [("ContactFlowId", "inbound"), ("Name", "x"), ("ClientToken", "mine")];
        (string, JsonNode?) large = ("Attributes", new JsonObject { ["a"] = new string('x', 32_768) });
        Assert.NotNull((await Session.TryAsync("StartTaskContact", [.. task, large])).Error);
        var started = (await Session.TryAsync("StartTaskContact", task)).Text("ContactId");

        var chat = await Session.TryAsync(
            "StartChatContact",
            ("ContactFlowId", "inbound"),
            ("ParticipantDetails", new JsonObject { ["DisplayName"] = "Jane" }),
            ("ClientToken", "mine")
        );

        Assert.NotEqual(started, chat.Text("ContactId"));
        Assert.Equal(Channel.Chat, host.Center.FindContact(chat.Text("ContactId"))!.Channel);
    }

    [Fact]
    public async Task A_task_is_transferred_once_by_a_repeated_request_and_eleven_times_at_most()
    {
        var contactId = (await Session.TryAsync("StartTaskContact", ("ContactFlowId", "inbound"), ("Name", "x"))).Text(
            "ContactId"
        );
        for (var transfer = 0; transfer < 11; transfer++)
        {
            var of = contactId;
            Task<ApiAnswer> Transfer() =>
                Session.TryAsync(
                    "TransferContact",
                    ("ContactId", of),
                    ("ContactFlowId", "inbound"),
                    Support,
                    ("ClientToken", of)
                );
            contactId = (await Transfer()).Text("ContactId");
            Assert.Equal(contactId, (await Transfer()).Text("ContactId"));
        }

        var refused = await Session.TryAsync("TransferContact", ("ContactId", contactId), ("ContactFlowId", "inbound"), Support);
        Assert.Equal("ServiceQuotaExceededException", refused.Error);
    }

    [Theory]
    [InlineData(InitiationMethod.Transfer)]
    [InlineData(InitiationMethod.QueueTransfer)]
    [InlineData(InitiationMethod.Disconnect)]
    [InlineData(InitiationMethod.ExternalOutbound)]
    [InlineData(InitiationMethod.Monitor)]
    public async Task A_call_of_these_methods_cannot_be_stopped_and_a_chat_can(InitiationMethod method)
    {
        var call = host.Center.CreateContact(NewContact.Call("+14155550100", "+18005550199") with { InitiationMethod = method });
        var chat = host.Center.CreateContact(new NewContact { Channel = Channel.Chat, InitiationMethod = method });

        Assert.Equal("InvalidRequestException", (await Session.TryAsync("StopContact", ("ContactId", call.Id))).Error);
        Assert.Null((await Session.TryAsync("StopContact", ("ContactId", chat.Id))).Error);
        Assert.False(host.Center.FindContact(call.Id)!.IsOver);
    }

    [Fact]
    public async Task An_attribute_is_removed_by_an_empty_value()
    {
        var contact = host.Center.CreateContact(
            new NewContact
            {
                Attributes = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
            }
        );

        await Session.TryAsync(
            "UpdateContactAttributes",
            ("InitialContactId", contact.Id),
            ("Attributes", new JsonObject { ["a"] = "" })
        );

        Assert.Equal(["b"], host.Center.FindContact(contact.Id)!.Attributes.Keys);
    }
}
