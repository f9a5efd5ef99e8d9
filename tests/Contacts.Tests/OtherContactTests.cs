using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.Contacts.Tests.Driver;

namespace ScreenPop.Contacts.Tests;

public sealed class OtherContactTests
{
    [Fact]
    public void An_outbound_call_connects_when_the_customer_answers()
    {
        using var floor = new Floor("ann");
        var call = floor.Center.CallOut("ann", "+14155550100");
        Assert.Equal(AgentState.CallingCustomer, floor.Agent("ann").State);
        Assert.Equal("+18005550199", call.SystemEndpoint!.Address);
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Accept("ann", call.Id));
        floor.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(AgentState.Busy, floor.Agent("ann").State);
    }

    [Fact]
    public void An_outbound_call_nobody_answers_is_an_error_the_agent_clears()
    {
        using var floor = new Floor(options => options with { AnswerTime = null }, "ann");
        var call = floor.Center.CallOut("ann", "+14155550100");
        floor.Center.CustomerUnreachable(call.Id);
        Assert.Equal(AgentState.FailedConnectCustomer, floor.Agent("ann").State);
        floor.Center.Clear("ann", call.Id);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
    }

    [Fact]
    public void An_outbound_call_can_be_given_up_while_it_rings()
    {
        using var floor = new Floor(options => options with { AnswerTime = null }, "ann");
        var call = floor.Center.CallOut("ann", "+14155550100");
        floor.Center.DestroyConnection("ann", call.Id, floor.Desk("ann", call.Id).AgentConnection!.Id);
        Assert.Equal(AgentContactState.Ended, floor.Desk("ann", call.Id).State);
    }

    [Fact]
    public void A_callback_is_incoming_then_dials_then_connects()
    {
        using var floor = new Floor("ann");
        var callback = floor.Queued(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                InitiationMethod = InitiationMethod.Callback,
            }
        );
        Assert.Equal(AgentContactState.Incoming, floor.Desk("ann", callback.Id).State);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
        floor.Center.Accept("ann", callback.Id);
        Assert.Equal(AgentState.CallingCustomer, floor.Agent("ann").State);
        floor.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", callback.Id).State);
    }

    [Fact]
    public void A_task_is_set_aside_and_taken_up_again()
    {
        using var floor = new Floor("ann");
        var task = floor.Queued(new NewContact { Channel = Channel.Task, Name = "Check the order" });
        Assert.True(Assert.Single(floor.Desk("ann", task.Id).Connections).IsInitial);
        floor.Center.Accept("ann", task.Id);
        floor.Center.PauseTask("ann", task.Id);
        Assert.Equal(AgentContactState.Paused, floor.Desk("ann", task.Id).State);
        floor.Center.ResumeTask("ann", task.Id);
        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", task.Id).State);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
    }

    [Theory]
    [InlineData(Channel.Chat)]
    [InlineData(Channel.Task)]
    [InlineData(Channel.Email)]
    public void A_contact_connects_at_once_where_the_agents_settings_accept_its_channel(Channel channel)
    {
        using var floor = new Floor("ann");
        floor.Center.SetPreferences("ann", new AgentPreferences { AutoAcceptChannels = [channel], SoftphoneEnabled = false });

        var contact = floor.Queued(new NewContact { Channel = channel });

        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", contact.Id).State);
        Assert.Equal(
            [ContactEventType.Initiated, ContactEventType.Queued, ContactEventType.Offered, ContactEventType.ConnectedToAgent],
            floor.Events.Where(happened => happened.Contact.Id == contact.Id).Select(happened => happened.Type)
        );
    }

    [Theory]
    [InlineData(Channel.Chat, InitiationMethod.Inbound)]
    [InlineData(Channel.Voice, InitiationMethod.Callback)]
    [InlineData(Channel.Voice, InitiationMethod.Inbound)]
    public void A_setting_for_tasks_accepts_nothing_else(Channel channel, InitiationMethod method)
    {
        using var floor = new Floor("ann");
        floor.Center.SetPreferences("ann", new AgentPreferences { AutoAcceptChannels = [Channel.Task] });

        var contact = floor.Queued(new NewContact { Channel = channel, InitiationMethod = method });

        Assert.True(floor.Desk("ann", contact.Id).IsRinging);
    }

    [Fact]
    public void A_callback_that_rings_at_the_agent_first_has_a_setting_of_its_own()
    {
        using var floor = new Floor("ann");
        floor.Center.SetPreferences("ann", new AgentPreferences { AutoAcceptCallbacks = true });
        var callback = floor.Queued(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                InitiationMethod = InitiationMethod.Callback,
            }
        );
        Assert.Equal(AgentState.CallingCustomer, floor.Agent("ann").State);
        floor.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(AgentContactState.Connected, floor.Desk("ann", callback.Id).State);
        floor.Center.HangUpByCustomer(callback.Id);
        floor.Center.Clear("ann", callback.Id);

        Assert.Equal(AgentContactState.Connecting, floor.Desk("ann", floor.Call().Id).State);
    }

    [Fact]
    public void A_supervisor_listens_and_speaks_until_the_call_ends()
    {
        using var floor = new Floor("ann", "supervisor");
        floor.Center.SetAgentState("supervisor", "Break");
        var call = floor.Talk("ann");
        var listening = floor.Center.Monitor("supervisor", call.Id);
        Assert.Equal(ConnectionState.SilentMonitor, floor.Desk("supervisor", listening.Id).AgentConnection!.State);
        Assert.Equal("Break", floor.Agent("supervisor").State.Name);
        floor.Center.SetMonitoring("supervisor", listening.Id, bargeIn: true);
        Assert.Equal(ConnectionState.Barge, floor.Desk("supervisor", listening.Id).AgentConnection!.State);
        floor.Center.HangUpByCustomer(call.Id);
        Assert.Empty(floor.Agent("supervisor").Contacts);
    }

    [Fact]
    public void Only_a_supervisor_listens_and_only_to_a_live_contact_of_another()
    {
        using var floor = new Floor("ann", "bob", "supervisor");
        var call = floor.Talk("ann");
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Monitor("bob", call.Id));
        floor.Center.HangUpByCustomer(call.Id);
        Refused.With(ContactCenterError.InvalidState, floor.Center, () => floor.Center.Monitor("supervisor", call.Id));
    }
}
