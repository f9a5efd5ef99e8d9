using ScreenPop.Contacts;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Callbacks that a flow of the local instance creates.</summary>
public sealed class CallbackTests
{
    [Fact]
    public async Task A_callback_is_made_although_the_call_it_was_asked_for_in_is_long_forgotten()
    {
        await using var instance = new QuietInstance(ContactCenterOptions.Sample with { ContactsKept = 2 });
        var call = instance.Call(
            new FlowBuilder()
                .Block(
                    "note",
                    "UpdateContactAttributes",
                    "\"Attributes\":{\"about\":\"invoice\"}",
                    "queue",
                    "NoMatchingError > end"
                )
                .Block("queue", "UpdateContactTargetQueue", $"\"QueueId\":\"{instance.Queue}\"", "ask", "NoMatchingError > end")
                .Block(
                    "ask",
                    "CreateCallbackContact",
                    "\"InitialCallDelaySeconds\":\"259200\",\"MaximumConnectionAttempts\":\"1\",\"RetryDelaySeconds\":\"60\"",
                    "end",
                    "NoMatchingError > end"
                )
                .End()
        );
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
}
