using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Tests.Driver;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Tests;

/// <summary>An agent on a call gets a second one by the block <em>Interrupt agent</em>.</summary>
public sealed class TwoCallsTests
{
    [Fact]
    public void The_second_call_puts_the_first_on_hold_and_the_agent_goes_back_and_forth()
    {
        using var floor = new Floor("ann");
        var first = floor.Talk("ann");
        var second = floor.Call();
        Assert.Equal(ContactState.Queued, second.State);
        floor.Center.Interrupt(second.Id, "ann");
        Assert.Equal(AgentState.Busy, floor.Agent("ann").State);
        Assert.Equal(ConnectionState.Connected, Customer(floor, first));

        floor.Center.Accept("ann", second.Id);
        Assert.Equal((ConnectionState.Hold, ConnectionState.Connected), (Customer(floor, first), Customer(floor, second)));

        floor.Center.Resume("ann", first.Id, floor.Desk("ann", first.Id).InitialConnection!.Id);
        Assert.Equal((ConnectionState.Connected, ConnectionState.Hold), (Customer(floor, first), Customer(floor, second)));

        floor.Center.HangUpByCustomer(first.Id);
        Assert.Equal(AgentState.Busy, floor.Agent("ann").State);
        floor.Center.Clear("ann", first.Id);
        floor.Center.HangUpByCustomer(second.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
    }

    [Fact]
    public void A_consultation_on_one_call_puts_the_other_on_hold()
    {
        using var floor = new Floor("ann");
        var first = floor.Talk("ann");
        var second = floor.Call();
        floor.Center.Interrupt(second.Id, "ann");
        floor.Center.Accept("ann", second.Id);
        floor.Center.AddConnection("ann", first.Id, ContactEndpoint.PhoneNumber("+14155550142"));
        Assert.Equal(ConnectionState.Hold, Customer(floor, second));
    }

    [Fact]
    public void An_agent_on_a_break_is_offered_it_too_and_one_who_does_not_answer_gives_it_back()
    {
        using var floor = new Floor("ann");
        floor.Center.SetAgentState("ann", "Break");
        var call = floor.Call();
        floor.Center.Interrupt(call.Id, "ann");
        Assert.Equal(AgentContactState.Connecting, floor.Desk("ann", call.Id).State);
        floor.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(ContactState.Queued, floor.Contact(call.Id).State);
    }

    [Fact]
    public void Only_a_waiting_contact_interrupts_and_only_an_agent_with_room_who_is_not_offline()
    {
        using var floor = new Floor("ann", "bob");
        floor.Center.SetAgentState("bob", "Offline");
        var first = floor.Talk("ann");
        var second = floor.Call();
        var third = floor.Call();
        floor.Center.Interrupt(second.Id, "ann");
        Refuses(floor, third, "ann");
        floor.Center.Accept("ann", second.Id);
        Refuses(floor, third, "ann");
        Refuses(floor, third, "bob");
        Refuses(floor, first, "bob");
    }

    private static void Refuses(Floor floor, Contact contact, string agent) =>
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Interrupt(contact.Id, agent));

    private static ConnectionState Customer(Floor floor, Contact contact) =>
        floor.Desk("ann", contact.Id).InitialConnection!.State;
}
