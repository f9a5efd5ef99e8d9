using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Callbacks that a flow of the local instance creates.</summary>
public sealed class CallbackTests
{
    [Fact]
    public async Task A_callback_is_made_although_the_call_it_was_asked_for_in_is_long_forgotten()
    {
        await using var instance = new QuietInstance(ContactCenterOptions.Sample with { ContactsKept = 2 });
        var call = instance.Call(AsksForCallback(instance));
        await instance.UntilAsync(contact => contact.Id == call.ContactId && contact.IsOver);
        while (instance.Center.FindContact(call.ContactId) is not null)
        {
            instance.Center.Stop(instance.Center.CreateContact(new NewContact()).Id, DisconnectReason.Api);
        }

        instance.Time.Advance(TimeSpan.FromDays(3));

        var callback = await instance.UntilAsync(contact => contact.State == ContactState.Queued);
        Assert.Equal(InitiationMethod.Callback, callback.InitiationMethod);
        Assert.Equal((call.ContactId, "invoice"), (callback.PreviousContactId, callback.Attributes["about"]));
    }

    [Fact]
    public async Task A_callback_that_comes_due_when_its_queue_is_full_ends()
    {
        var sample = ContactCenterOptions.Sample;
        await using var instance = new QuietInstance(sample with { Queues = [sample.Queues[0] with { MaxContacts = 1 }] });
        var call = instance.Call(AsksForCallback(instance));
        var callback = await instance.UntilAsync(contact => contact.PreviousContactId == call.ContactId);
        var other = instance.Center.CreateContact(NewContact.Call(null, "+18005550199"));
        instance.Center.Enqueue(other.Id, sample.Queues[0].Id);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!instance.Center.FindContact(callback.Id)!.IsOver)
        {
            limit.Token.ThrowIfCancellationRequested();
            instance.Time.Advance(TimeSpan.FromDays(1));
            await Task.Yield();
        }

        var over = instance.Center.FindContact(callback.Id)!;
        Assert.Equal((null, DisconnectReason.ContactFlowDisconnect), (over.QueueId, over.DisconnectReason));
        var end = instance.Journeys.Find(callback.Id)!.LastEnd;
        Assert.Equal((FlowEndKind.UnhandledError, "Support is full."), (end?.Kind, end?.Detail));
    }

    private static FlowBuilder AsksForCallback(QuietInstance instance) =>
        new FlowBuilder()
            .Block("note", "UpdateContactAttributes", "\"Attributes\":{\"about\":\"invoice\"}", "queue", "NoMatchingError > end")
            .Block("queue", "UpdateContactTargetQueue", $"\"QueueId\":\"{instance.Queue}\"", "ask", "NoMatchingError > end")
            .Block(
                "ask",
                "CreateCallbackContact",
                "\"InitialCallDelaySeconds\":\"259200\",\"MaximumConnectionAttempts\":\"1\",\"RetryDelaySeconds\":\"60\"",
                "end",
                "NoMatchingError > end"
            )
            .End();
}
