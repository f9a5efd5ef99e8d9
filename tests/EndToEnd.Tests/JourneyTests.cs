using System.Text.Json;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.EndToEnd.Tests;

public sealed class JourneyTests(LocalJourneys local) : IClassFixture<LocalJourneys>, IDisposable
{
    public void Dispose() => local.ClearDesk();

    [Fact]
    public async Task The_agent_hears_the_line_and_the_customer_before_the_two_are_connected()
    {
        var journey = local.Instance.Journeys.Call("+14155550100", "+18005550199");
        await local.AcceptAsync(journey);

        await LocalJourneys.UntilAsync(journey, told => told.Whispers.Count > 0);

        var whisper = string.Join(' ', journey.Whispers);
        Assert.Contains("Acme Support", whisper, StringComparison.Ordinal);
        Assert.Contains("Jane Doe", whisper, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Prompts, journey.Whispers.Contains);
    }

    [Fact]
    public async Task A_contact_that_ended_is_in_the_next_lookups_history()
    {
        const string callsInNoOtherTest = "+14155550102";
        var first = local.Instance.Journeys.Call(callsInNoOtherTest, "+18005550142");
        await local.AcceptAsync(first);
        await local.HangUpAsync(first);
        await local.Instance.Events!.DeliveredAsync();

        var second = local.Instance.Journeys.Call(callsInNoOtherTest, "+18005550199");
        await second.InboundEnded;

        var attributes = local.Center.FindContact(second.ContactId)!.Attributes;
        var past = Assert.Single(JsonDocument.Parse(attributes["recentContacts"]).RootElement.EnumerateArray());
        Assert.Equal("VOICE", past.GetProperty("channel").GetString());
        Assert.Equal("Acme Plumbing", past.GetProperty("line").GetString());
        Assert.True(attributes.ContainsKey("lastContactAt"));
        Assert.Empty(local.Instance.Events.DeadLetters);
    }

    [Fact]
    public async Task A_call_that_the_agent_makes_is_looked_up_too()
    {
        var contact = local.Center.CallOut(LocalJourneys.Agent, "+14155550100");

        // The flow clears the attributes that others may have set, then writes the lookup's status, then the customer.
        var looked = await local.UntilAsync(contact.Id, now => now.Attributes.GetValueOrDefault("customerId") == "C-1001");

        Assert.Equal("match", looked.Attributes["lookupStatus"]);
    }

    [Fact]
    public async Task A_caller_who_gives_up_in_the_flow_or_the_queue_is_gone()
    {
        local.Center.SetAgentState(LocalJourneys.Agent, "Break");
        try
        {
            var journey = local.Instance.Journeys.Call("+14155550199", "+18005550199");
            await local.UntilAsync(journey.ContactId, contact => contact.State == ContactState.Queued);

            Assert.True(local.Instance.Journeys.HangUp(journey.ContactId));

            await LocalJourneys.UntilAsync(journey, told => told.LastEnd?.Kind == FlowEndKind.HungUp);
            Assert.False(local.Instance.Journeys.HangUp(journey.ContactId));
            Assert.False(
                local.Instance.Journeys.Press(journey.ContactId, "1")
                    && local.Center.FindContact(journey.ContactId)!.State != ContactState.Ended
            );
        }
        finally
        {
            local.Center.SetAgentState(LocalJourneys.Agent, "Available");
        }
    }

    [Theory]
    [InlineData(Channel.Chat)]
    [InlineData(Channel.Task)]
    [InlineData(Channel.Email)]
    public async Task Contacts_of_every_channel_reach_the_agent(Channel channel)
    {
        var journey = local.Instance.Journeys.Start(
            new NewContact
            {
                Channel = channel,
                InitiationMethod = channel == Channel.Email ? InitiationMethod.Inbound : InitiationMethod.Api,
                CustomerEndpoint =
                    channel == Channel.Email
                        ? new ContactEndpoint(EndpointType.EmailAddress, "jane@example.test", "Jane Doe")
                        : null,
                SystemEndpoint =
                    channel == Channel.Email ? new ContactEndpoint(EndpointType.EmailAddress, "support@example.test") : null,
                Name = channel == Channel.Task ? "Invoice follow-up" : null,
            }
        );

        var offered = await local.UntilAsync(journey.ContactId, contact => contact.State == ContactState.Offered);

        Assert.Equal(channel == Channel.Email ? "match" : "none", offered.Attributes["lookupStatus"]);
    }

    [Fact]
    public async Task A_functions_log_lines_are_kept_with_the_contact_they_were_written_for()
    {
        var journey = local.Instance.Journeys.Call("+14155550100", "+18005550199");

        await LocalJourneys.UntilAsync(journey, told => told.Log.Count > 0);

        Assert.All(journey.Log, line => Assert.DoesNotContain("4155550100", line.Text, StringComparison.Ordinal));
    }
}
