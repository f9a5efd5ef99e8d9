using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Tests.Driver;

namespace ScreenPop.Contacts.Tests;

public sealed class InboundCallTests
{
    [Fact]
    public void A_call_goes_from_its_flow_to_an_agent_and_off_the_desk()
    {
        using var floor = new Floor("ann");
        var call = floor.Center.CreateContact(NewContact.Call("+14155550100", "+18005550199"));
        Assert.Equal(ContactState.Flow, call.State);
        Assert.Empty(floor.Agent("ann").Contacts);

        floor.Center.Enqueue(call.Id, Floor.Support);
        Assert.Equal(AgentState.PendingBusy, floor.Agent("ann").State);
        Assert.Equal(AgentContactState.Connecting, floor.Desk("ann", call.Id).State);

        floor.Center.Accept("ann", call.Id);
        Assert.Equal(AgentState.Busy, floor.Agent("ann").State);
        Assert.All(floor.Desk("ann", call.Id).Connections, leg => Assert.Equal(ConnectionState.Connected, leg.State));

        floor.Center.DestroyConnection("ann", call.Id, floor.Desk("ann", call.Id).AgentConnection!.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
        Assert.Equal(DisconnectReason.AgentDisconnect, floor.Contact(call.Id).DisconnectReason);

        floor.Center.Clear("ann", call.Id);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
        Assert.Equal(
            [
                ContactEventType.Initiated,
                ContactEventType.Queued,
                ContactEventType.Offered,
                ContactEventType.ConnectedToAgent,
                ContactEventType.Disconnected,
                ContactEventType.Completed,
            ],
            floor.Events.Select(happened => happened.Type)
        );
    }

    [Fact]
    public void An_offer_nobody_takes_is_missed_and_goes_to_the_next_agent()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Call();
        Assert.Equal("ann", call.Agent);

        floor.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(AgentState.MissedCallAgent, floor.Agent("ann").State);
        Assert.Equal(AgentContactState.Error, floor.Desk("ann", call.Id).State);
        Assert.Equal("bob", floor.Contact(call.Id).Agent);

        floor.Center.Clear("ann", call.Id);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
    }

    [Theory]
    [InlineData(AgentContactState.Error)]
    [InlineData(AgentContactState.Rejected)]
    public void A_declined_call_waits_for_another_agent_in_its_old_place(AgentContactState rejected)
    {
        using var floor = new Floor(options => options with { RejectedVoice = rejected }, "ann");
        var first = floor.Call();
        var second = floor.Call();
        floor.Center.Reject("ann", first.Id);
        Assert.Equal(rejected, floor.Desk("ann", first.Id).State);
        Assert.Equal(2, floor.Center.State.WaitingIn(Floor.Support));

        floor.Center.SetAgentState("ann", "Available");
        Assert.Equal("ann", floor.Contact(first.Id).Agent);
        Assert.Null(floor.Contact(second.Id).Agent);
    }

    [Fact]
    public void A_caller_who_gives_up_while_it_rings_leaves_nothing_behind()
    {
        using var floor = new Floor("ann");
        var call = floor.Call();
        Assert.True(floor.Center.HangUpByCustomer(call.Id));
        Assert.Empty(floor.Agent("ann").Contacts);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
        Assert.Equal(DisconnectReason.CustomerDisconnect, floor.Contact(call.Id).DisconnectReason);
        Assert.False(floor.Center.HangUpByCustomer(call.Id));
    }

    [Fact]
    public void Hold_mute_and_keys_change_one_leg_only()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        var customer = floor.Desk("ann", call.Id).InitialConnection!;
        floor.Center.Hold("ann", call.Id, customer.Id);
        Assert.Equal(ConnectionState.Hold, floor.Desk("ann", call.Id).InitialConnection!.State);
        Assert.Equal(ConnectionState.Connected, floor.Desk("ann", call.Id).AgentConnection!.State);
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Hold("ann", call.Id, customer.Id));
        floor.Center.Resume("ann", call.Id, customer.Id);
        floor.Center.Mute("ann", call.Id, floor.Desk("ann", call.Id).AgentConnection!.Id, muted: true);
        Assert.True(floor.Desk("ann", call.Id).AgentConnection!.IsMuted);
        floor.Center.SendDigits("ann", call.Id, customer.Id, "12#");
        Assert.Equal("12#", floor.Events[^1].Detail);
        Refused.With(
            ContactCenterError.InvalidParameter,
            floor.Center,
            () => floor.Center.SendDigits("ann", call.Id, customer.Id, "1 2")
        );
    }

    [Fact]
    public void An_agent_who_answers_by_themselves_is_connected_at_once()
    {
        using var floor = new Floor("ann");
        floor.Center.SetPreferences("ann", new AgentPreferences { AutoAccept = true });
        Assert.Equal(ContactState.Connected, floor.Call().State);
    }

    [Fact]
    public void Another_agents_contact_is_not_there()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Call();
        Refused.With(ContactCenterError.NotFound, floor.Center, () => floor.Center.Accept("bob", call.Id));
        Refused.With(ContactCenterError.NotFound, floor.Center, () => floor.Center.Accept("nobody", call.Id));
    }

    [Fact]
    public void Steps_out_of_order_are_refused()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Accept("ann", call.Id));
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Reject("ann", call.Id));
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Clear("ann", call.Id));
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Enqueue(call.Id, Floor.Sales));
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.SetAgentState("ann", "Break"));
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.PauseTask("ann", call.Id));
    }
}
