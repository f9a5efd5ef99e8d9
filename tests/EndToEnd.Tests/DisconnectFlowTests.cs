using ScreenPop.Contacts;
using ScreenPop.Contacts.Legs;
using ScreenPop.FlowEngine;
using ScreenPop.LocalConnect.Hosting;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.LocalConnect.Operator;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The disconnect flow: the agent has left, and the customer is still on the line.</summary>
public sealed class DisconnectFlowTests
{
    private const string Question = "Were you happy with us?";

    private const string Key =
        "\"Text\":\"Press 1.\",\"StoreInput\":\"True\",\"InputTimeLimitSeconds\":\"5\","
        + "\"InputValidation\":{\"CustomValidation\":{\"MaximumLength\":\"1\"}}";

    /// <summary>The contact as the operator's page lists it.</summary>
    private static ContactLine Listed(QuietInstance instance, Journey journey) =>
        ContactLine.Of(instance.Center.FindContact(journey.ContactId)!, instance.Center.State, instance.Journeys);

    private static readonly FlowBuilder Survey = new FlowBuilder()
        .Block("ask", "MessageParticipant", $"\"Text\":\"{Question}\"", "wait", "NoMatchingError > end")
        .Block(
            "wait",
            "Wait",
            "\"TimeLimitSeconds\":\"600\",\"ContinueExecution\":\"True\"",
            "bye",
            "Equals WaitCompleted > bye",
            "NoMatchingError > end"
        )
        .Block("bye", "MessageParticipant", "\"Text\":\"Goodbye.\"", "end", "NoMatchingError > end")
        .End();

    [Fact]
    public async Task The_customer_can_hang_up_during_it()
    {
        await using var instance = new QuietInstance();
        var journey = await AgentLeavesAsync(instance, Survey);
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains(Question));
        Assert.False(PhoneContact.Of(journey, instance.Center).IsOver);
        Assert.Equal("flow", Listed(instance, journey).State);

        Assert.True(instance.Journeys.HangUp(journey.ContactId));

        await LocalJourneys.UntilAsync(journey, told => told.LastEnd?.Kind == FlowEndKind.HungUp);
        Assert.True(PhoneContact.Of(journey, instance.Center).IsOver);
        Assert.Equal("ended", Listed(instance, journey).State);
        Assert.False(instance.Journeys.HangUp(journey.ContactId));
        Assert.DoesNotContain("Goodbye.", journey.Prompts);
    }

    [Fact]
    public async Task The_customer_can_hang_up_although_the_contact_is_forgotten()
    {
        await using var instance = new QuietInstance(ContactCenterOptions.Sample with { ContactsKept = 1 });
        var journey = await AgentLeavesAsync(instance, Survey);
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains(Question));
        instance.Center.Clear(QuietInstance.Agent, journey.ContactId);
        instance.Center.Stop(instance.Center.CreateContact(new NewContact()).Id, DisconnectReason.Api);
        Assert.Null(instance.Center.FindContact(journey.ContactId));

        Assert.True(instance.Journeys.HangUp(journey.ContactId));

        await LocalJourneys.UntilAsync(journey, told => told.LastEnd?.Kind == FlowEndKind.HungUp);
        Assert.False(instance.Journeys.HangUp(journey.ContactId));
    }

    [Fact]
    public async Task It_plays_to_its_end_when_the_customer_stays()
    {
        await using var instance = new QuietInstance();
        var journey = await AgentLeavesAsync(instance, Survey);
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains(Question));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (journey.LastEnd?.Kind != FlowEndKind.Disconnected)
        {
            limit.Token.ThrowIfCancellationRequested();
            instance.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.Contains("Goodbye.", journey.Prompts);
        Assert.False(instance.Journeys.HangUp(journey.ContactId));
    }

    [Fact]
    public async Task It_stops_when_the_instance_closes()
    {
        await using var instance = new QuietInstance();
        var journey = await AgentLeavesAsync(instance, Survey);
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains(Question));

        instance.Journeys.Dispose();

        await LocalJourneys.UntilAsync(journey, told => told.LastEnd?.Kind == FlowEndKind.HungUp);
    }

    [Fact]
    public async Task It_can_put_the_customer_into_a_queue_again()
    {
        await using var instance = new QuietInstance();
        var music = instance.Publish(
            "music",
            new FlowBuilder("customerQueue")
                .Block("play", "MessageParticipant", "\"Text\":\"Music.\"", "end", "NoMatchingError > end")
                .Block("end", "EndFlowExecution")
        );
        var journey = await AgentLeavesAsync(
            instance,
            new FlowBuilder()
                .Block("note", "UpdateContactAttributes", "\"Attributes\":{\"again\":\"Y\"}", "hook", "NoMatchingError > end")
                .Block(
                    "hook",
                    "UpdateContactEventHooks",
                    $"\"EventHooks\":{{\"CustomerQueue\":\"{music}\"}}",
                    "enter",
                    "NoMatchingError > end"
                )
                .Block("enter", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
                .End()
        );

        var again = await instance.UntilAsync(contact => contact.State == ContactState.Queued);
        await LocalJourneys.UntilAsync(instance.Journeys.Find(again.Id)!, told => told.Prompts.Contains("Music."));
        instance.Center.Clear(QuietInstance.Agent, journey.ContactId);
        var offered = await instance.UntilAsync(contact => contact.State == ContactState.Offered);

        Assert.Equal(
            (again.Id, InitiationMethod.Disconnect, journey.ContactId, "Y"),
            (offered.Id, offered.InitiationMethod, offered.PreviousContactId, offered.Attributes["again"])
        );
        Assert.Equal(FlowEndKind.TransferredToQueue, journey.LastEnd?.Kind);
        Assert.True(instance.Journeys.HangUp(journey.ContactId));
        await instance.UntilAsync(contact => contact.Id == again.Id && contact.IsOver);
    }

    [Fact]
    public async Task A_full_queue_does_not_take_the_customer_again()
    {
        var sample = ContactCenterOptions.Sample;
        await using var instance = new QuietInstance(sample with { Queues = [sample.Queues[0] with { MaxContacts = 1 }] });
        var journey = await AgentLeavesAsync(
            instance,
            new FlowBuilder()
                .Block("ask", "MessageParticipant", $"\"Text\":\"{Question}\"", "wait", "NoMatchingError > end")
                .Block("wait", "GetParticipantInput", Key, "enter", "NoMatchingError > end", "InputTimeLimitExceeded > end")
                .Block("enter", "TransferContactToQueue", "", "end", "QueueAtCapacity > full", "NoMatchingError > end")
                .Block("full", "MessageParticipant", "\"Text\":\"Call again.\"", "end", "NoMatchingError > end")
                .End()
        );
        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains(Question));
        var other = instance.Center.CreateContact(NewContact.Call(null, "+18005550199"));
        instance.Center.Enqueue(other.Id, sample.Queues[0].Id);

        Assert.True(instance.Journeys.Press(journey.ContactId, "1"));

        await LocalJourneys.UntilAsync(journey, told => told.Prompts.Contains("Call again."));
    }

    /// <summary>Calls, talks to the agent, and returns when the agent has hung up.</summary>
    private static async Task<Journey> AgentLeavesAsync(QuietInstance instance, FlowBuilder afterwards)
    {
        instance.Center.SignIn(QuietInstance.Agent);
        var survey = instance.Publish("afterwards", afterwards);
        var journey = instance.Call(
            new FlowBuilder()
                .Block("queue", "UpdateContactTargetQueue", $"\"QueueId\":\"{instance.Queue}\"", "hook", "NoMatchingError > end")
                .Block(
                    "hook",
                    "UpdateContactEventHooks",
                    $"\"EventHooks\":{{\"CustomerRemaining\":\"{survey}\"}}",
                    "enter",
                    "NoMatchingError > end"
                )
                .Block("enter", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
                .End()
        );
        var id = journey.ContactId;
        await instance.UntilAsync(contact => contact.Id == id && contact.State == ContactState.Offered);
        instance.Center.Accept(QuietInstance.Agent, id);
        await instance.UntilAsync(contact => contact.Id == id && contact.State == ContactState.Connected);
        var desk = instance.Center.FindAgent(QuietInstance.Agent)!.Find(id)!;
        instance.Center.DestroyConnection(
            QuietInstance.Agent,
            id,
            desk.Connections.Single(leg => leg.Type == ConnectionType.Agent).Id
        );
        return journey;
    }
}
