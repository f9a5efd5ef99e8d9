using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Tests.Driver;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Tests;

public sealed class TransferTests
{
    private static ContactEndpoint To(string agent) => new(EndpointType.Agent, agent);

    [Fact]
    public void A_warm_transfer_makes_a_contact_that_points_back_and_carries_the_attributes()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Talk("ann");
        floor.Center.SetAttributes(call.Id, new Dictionary<string, string> { ["customerId"] = "C-1001" });
        floor.Center.AddConnection("ann", call.Id, To("bob"));
        Assert.Equal(ConnectionState.Hold, floor.Desk("ann", call.Id).InitialConnection!.State);

        var offered = floor.Contact(Assert.Single(floor.Agent("bob").Contacts).ContactId);
        Assert.Equal(InitiationMethod.Transfer, offered.InitiationMethod);
        Assert.Equal(call.Id, offered.InitialContactId);
        Assert.Equal(call.Id, offered.PreviousContactId);
        Assert.Equal("C-1001", offered.Attributes["customerId"]);

        floor.Center.Accept("bob", offered.Id);
        Assert.Equal(ConnectionState.Connected, Assert.Single(floor.Desk("ann", call.Id).ThirdParties).State);

        floor.Center.Conference("ann", call.Id);
        Assert.All(floor.Desk("ann", call.Id).Connections, leg => Assert.Equal(ConnectionState.Connected, leg.State));

        floor.Center.DestroyConnection("ann", call.Id, floor.Desk("ann", call.Id).AgentConnection!.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
        Assert.Equal(AgentState.Busy, floor.Agent("bob").State);

        floor.Center.HangUpByCustomer(call.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("bob").State);
    }

    [Fact]
    public void A_third_party_who_leaves_takes_the_others_off_hold()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, To("bob"));
        var second = floor.Agent("bob").Contacts[0].ContactId;
        floor.Center.Accept("bob", second);
        floor.Center.DestroyConnection("bob", second, floor.Desk("bob", second).AgentConnection!.Id);
        Assert.Empty(floor.Desk("ann", call.Id).ThirdParties);
        Assert.Equal(ConnectionState.Connected, floor.Desk("ann", call.Id).InitialConnection!.State);
        Assert.Equal(ContactState.Connected, floor.Contact(call.Id).State);
    }

    [Fact]
    public void A_consultation_that_is_called_off_disappears_from_the_other_agent()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, To("bob"));
        floor.Center.DestroyConnection("ann", call.Id, floor.Desk("ann", call.Id).ThirdParties.Single().Id);
        Assert.Empty(floor.Agent("bob").Contacts);
        Assert.Equal(AgentState.Available, floor.Agent("bob").State);
    }

    [Fact]
    public void A_cold_transfer_to_a_queue_leaves_the_customer_waiting_there()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, new(EndpointType.Queue, Floor.Sales));
        floor.Center.DestroyConnection("ann", call.Id, floor.Desk("ann", call.Id).AgentConnection!.Id);
        Assert.Equal(1, floor.Center.State.WaitingIn(Floor.Sales));
        floor.Center.HangUpByCustomer(call.Id);
        Assert.Equal(0, floor.Center.State.WaitingIn(Floor.Sales));
    }

    [Fact]
    public void An_outside_number_answers_by_itself_and_can_be_swapped_with_the_customer()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, ContactEndpoint.PhoneNumber("+14155550142"));
        floor.Time.Advance(TimeSpan.FromSeconds(2));
        floor.Center.ToggleHold("ann", call.Id);
        var desk = floor.Desk("ann", call.Id);
        Assert.Equal(ConnectionState.Connected, desk.InitialConnection!.State);
        Assert.Equal(ConnectionState.Hold, desk.ThirdParties.Single().State);
    }

    [Fact]
    public void A_customer_who_hangs_up_during_a_consultation_frees_both_agents()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, To("bob"));
        floor.Center.HangUpByCustomer(call.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
        Assert.Equal(AgentState.Available, floor.Agent("bob").State);
    }

    [Fact]
    public void A_task_is_handed_over_in_one_step()
    {
        using var floor = new Floor("ann", "bob");
        var task = floor.Queued(new NewContact { Channel = Channel.Task, Name = "Call back" });
        floor.Center.Accept("ann", task.Id);
        var handed = floor.Center.Transfer("ann", task.Id, To("bob"));
        Assert.Equal(DisconnectReason.Transferred, floor.Contact(task.Id).DisconnectReason);
        Assert.Equal("bob", floor.Contact(handed.Id).Agent);
        Assert.Equal("Call back", handed.Name);
    }

    [Fact]
    public void A_transfer_to_a_full_queue_or_to_nobody_changes_nothing()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        floor.Call(Floor.Sales);
        floor.Call(Floor.Sales);
        Refused.With(
            ContactCenterError.InvalidState,
            floor.Center,
            () => floor.Center.AddConnection("ann", call.Id, new(EndpointType.Queue, Floor.Sales))
        );
        Refused.With(ContactCenterError.NotFound, floor.Center, () => floor.Center.AddConnection("ann", call.Id, To("nobody")));
    }
}
