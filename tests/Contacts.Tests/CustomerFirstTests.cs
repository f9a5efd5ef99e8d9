using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Tests.Driver;

namespace ScreenPop.Contacts.Tests;

/// <summary>Callbacks whose customer is dialed before an agent gets the offer.</summary>
public sealed class CustomerFirstTests
{
    [Fact]
    public void The_customer_is_dialed_when_an_agent_is_free_and_the_agent_is_asked_when_the_customer_answers()
    {
        using var floor = new Floor("ann");
        var busy = floor.Talk("ann");
        var (call, queued) = Requested(floor);
        Assert.Equal(ContactState.Queued, queued.State);

        floor.Center.HangUpByCustomer(busy.Id);
        floor.Center.Clear("ann", busy.Id);
        Assert.Empty(floor.Agent("ann").Contacts);
        Assert.True(floor.Contact(queued.Id).IsOver);

        floor.Time.Advance(TimeSpan.FromSeconds(2));
        var offer = Assert.Single(floor.Agent("ann").Contacts);
        var dialed = floor.Contact(offer.ContactId);
        Assert.Equal(InitiationMethod.CallbackCustomerFirstDialed, dialed.InitiationMethod);
        Assert.Equal((call.Id, queued.Id), (dialed.InitialContactId, dialed.PreviousContactId));
        Assert.Equal("C-1001", dialed.Attributes["customerId"]);
        Assert.Equal((AgentContactState.Connecting, AgentState.PendingBusy), (offer.State, floor.Agent("ann").State));
        Assert.Equal(
            (ConnectionType.Outbound, ConnectionState.Connected),
            (offer.InitialConnection!.Type, offer.InitialConnection.State)
        );

        floor.Center.Accept("ann", dialed.Id);
        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", dialed.Id).State);
        Assert.True(floor.Center.HangUpByCustomer(dialed.Id));
    }

    [Fact]
    public void A_customer_who_does_not_answer_reaches_no_agent_and_the_next_is_dialed()
    {
        using var floor = new Floor(options => options with { AnswerTime = null }, "ann");
        var (_, first) = Requested(floor);
        var (_, second) = Requested(floor);
        Assert.True(floor.Contact(first.Id).IsOver);
        Assert.Equal(ContactState.Queued, floor.Contact(second.Id).State);

        floor.Center.CustomerUnreachable(Dialed(floor, first).Id);
        Assert.Empty(floor.Agent("ann").Contacts);
        Assert.True(floor.Contact(second.Id).IsOver);
        Assert.Equal(DisconnectReason.OutboundDestinationUnreachable, Dialed(floor, first).DisconnectReason);

        floor.Center.CustomerAnswers(Dialed(floor, second).Id);
        Assert.Equal(Dialed(floor, second).Id, Assert.Single(floor.Agent("ann").Contacts).ContactId);
    }

    [Fact]
    public void A_customer_who_hangs_up_before_the_agent_answers_is_gone()
    {
        using var floor = new Floor("ann");
        var (_, queued) = Requested(floor);
        floor.Time.Advance(TimeSpan.FromSeconds(2));
        floor.Center.HangUpByCustomer(Dialed(floor, queued).Id);
        Assert.Empty(floor.Agent("ann").Contacts);
    }

    [Fact]
    public void A_customer_who_is_being_dialed_cannot_be_put_in_a_queue()
    {
        using var floor = new Floor("ann");
        var (_, queued) = Requested(floor);
        var dialed = Dialed(floor, queued).Id;
        var refused = Assert.Throws<ContactCenterException>(() => floor.Center.Enqueue(dialed, Floor.Sales));
        Assert.Equal($"The customer of contact '{dialed}' is being dialed; it enters its queue by itself.", refused.Message);

        floor.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(dialed, Assert.Single(floor.Agent("ann").Contacts).ContactId);
    }

    private static (Contact Call, Contact Queued) Requested(Floor floor)
    {
        var call = floor.Center.CreateContact(NewContact.Call("+14155550100", "+18005550199"));
        floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["customerId"] = "C-1001" });
        var queued = floor.Queued(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                InitiationMethod = InitiationMethod.CallbackCustomerFirstQueued,
                PreviousContactId = call.Id,
            }
        );
        floor.Center.HangUpByCustomer(call.Id);
        return (call, queued);
    }

    private static Contact Dialed(Floor floor, Contact queued) =>
        floor.Center.State.Contacts.Values.Single(contact => contact.PreviousContactId == queued.Id);
}
