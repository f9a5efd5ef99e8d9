using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Tests.Driver;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Tests;

/// <summary>The customer hangs up while others are connected, and the call continues among them.</summary>
public sealed class CustomerLeavesTests
{
    [Theory]
    [InlineData("ann")]
    [InlineData("bob")]
    public void Two_agents_who_consult_stay_until_one_of_them_leaves(string leaves)
    {
        using var floor = new Floor("ann", "bob");
        var (call, consulted) = Consulting(floor);

        Assert.True(floor.Center.HangUpByCustomer(call.Id));
        Assert.False(floor.Center.HangUpByCustomer(call.Id));

        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", call.Id).State);
        Assert.Equal(AgentContactState.Connected, floor.Desk("bob", consulted.Id).State);
        Assert.Equal(ConnectionState.Disconnected, floor.Desk("ann", call.Id).InitialConnection!.State);
        Assert.Equal(ConnectionState.Disconnected, floor.Desk("bob", consulted.Id).InitialConnection!.State);
        Assert.Equal(ConnectionState.Connected, Assert.Single(floor.Desk("ann", call.Id).ThirdParties).State);

        var left = leaves == "ann" ? call.Id : consulted.Id;
        floor.Center.DestroyConnection(leaves, left, floor.Desk(leaves, left).AgentConnection!.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("bob").State);
        Assert.True(floor.Contact(call.Id).IsOver);
        Assert.True(floor.Contact(consulted.Id).IsOver);
    }

    [Fact]
    public void A_call_that_was_left_takes_another_party_and_is_passed_on_to_nobody()
    {
        using var floor = new Floor("ann", "bob", "cid");
        var (call, _) = Consulting(floor);
        floor.Center.HangUpByCustomer(call.Id);
        Refused.With(
            ContactCenterError.InvalidState,
            floor.Center,
            () => floor.Center.Transfer("ann", call.Id, new(EndpointType.Agent, "cid"))
        );
        floor.Center.AddConnection("ann", call.Id, new(EndpointType.Agent, "cid"));
        var third = floor.Agent("cid").Contacts[0].ContactId;
        floor.Center.Accept("cid", third);
        Assert.Equal(ConnectionState.Disconnected, floor.Desk("cid", third).InitialConnection!.State);
    }

    [Fact]
    public void An_outside_party_stays_on_the_line_until_it_hangs_up()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, ContactEndpoint.PhoneNumber("+14155550142"));
        floor.Time.Advance(TimeSpan.FromSeconds(2));
        floor.Center.HangUpByCustomer(call.Id);
        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", call.Id).State);
        floor.Center.DestroyConnection("ann", call.Id, floor.Desk("ann", call.Id).ThirdParties.Single().Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
    }

    private static (Contact Call, Contact Consulted) Consulting(Floor floor)
    {
        var call = floor.Talk("ann");
        floor.Center.AddConnection("ann", call.Id, new(EndpointType.Agent, "bob"));
        var consulted = floor.Agent("bob").Contacts[0].ContactId;
        floor.Center.Accept("bob", consulted);
        return (call, floor.Contact(consulted));
    }
}
