using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;
using ScreenPop.Contacts.Tests.Driver;

namespace ScreenPop.Contacts.Tests;

public sealed class RoutingTests
{
    [Fact]
    public void The_agent_who_has_been_idle_longest_gets_the_call()
    {
        using var floor = new Floor("ann", "bob");
        var first = floor.Talk("ann");
        floor.Center.HangUpByCustomer(first.Id);
        floor.Time.Advance(TimeSpan.FromSeconds(5));
        floor.Center.Clear("ann", first.Id);
        Assert.Equal("bob", floor.Call().Agent);
        Assert.Equal("ann", floor.Call().Agent);
    }

    [Fact]
    public void Priority_comes_before_age_and_the_profiles_order_before_both()
    {
        using var floor = new Floor("ann");
        var atWork = floor.Talk("ann");
        var sales = floor.Call(Floor.Sales, priority: 1);
        var old = floor.Call();
        var urgent = floor.Call(priority: 1);
        floor.Center.HangUpByCustomer(atWork.Id);

        var served = new List<string>();
        var next = atWork.Id;
        for (var count = 0; count < 3; count++)
        {
            floor.Center.Clear("ann", next);
            next = floor.Agent("ann").Contacts[0].ContactId;
            served.Add(next);
            floor.Center.Accept("ann", next);
            floor.Center.HangUpByCustomer(next);
        }

        Assert.Equal([urgent.Id, old.Id, sales.Id], served);
    }

    [Fact]
    public void A_contact_keeps_the_place_it_was_given_when_it_is_not_answered()
    {
        using var floor = new Floor("ann");
        var atWork = floor.Talk("ann");
        var old = floor.Call();
        floor.Time.Advance(TimeSpan.FromMinutes(1));
        var young = floor.Call();
        floor.Center.ChangePlace(young.Id, young.Priority, TimeSpan.FromMinutes(2));
        floor.Center.HangUpByCustomer(atWork.Id);
        floor.Center.Clear("ann", atWork.Id);
        Assert.Equal(ContactState.Offered, floor.Contact(young.Id).State);

        floor.Center.ChangePlace(young.Id, priority: 6);
        floor.Center.Reject("ann", young.Id);
        floor.Center.Clear("ann", young.Id);

        Assert.Equal(ContactState.Offered, floor.Contact(old.Id).State);
        Assert.Equal(ContactState.Queued, floor.Contact(young.Id).State);
    }

    [Fact]
    public void A_full_queue_takes_nobody_more_and_the_contact_stays_in_its_flow()
    {
        using var floor = new Floor();
        floor.Call(Floor.Sales);
        floor.Call(Floor.Sales);
        var third = floor.Center.CreateContact(NewContact.Call(null, "+18005550142"));
        Assert.Equal(EnqueueResult.AtCapacity, floor.Center.Enqueue(third.Id, Floor.Sales));
        Assert.Equal(ContactState.Flow, floor.Contact(third.Id).State);
    }

    [Fact]
    public void Chats_fill_their_slots_and_a_call_waits_unless_the_profile_mixes_channels()
    {
        using var floor = new Floor("ann");
        var chat = new NewContact { Channel = Channel.Chat, CustomerName = "Jane" };
        Assert.NotNull(floor.Queued(chat).Agent);
        Assert.NotNull(floor.Queued(chat).Agent);
        Assert.Null(floor.Queued(chat).Agent);
        Assert.Null(floor.Call().Agent);
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
    }

    [Fact]
    public void A_profile_that_mixes_channels_gives_a_chatting_agent_a_call()
    {
        using var floor = new Floor(
            options =>
                options with
                {
                    Agents = options.Agents.ConvertAll(agent =>
                        agent with
                        {
                            RoutingProfile = agent.RoutingProfile with { CrossChannel = true },
                        }
                    ),
                },
            "ann"
        );
        floor.Queued(new NewContact { Channel = Channel.Chat });
        Assert.Equal("ann", floor.Call().Agent);
    }

    [Fact]
    public void A_profile_that_mixes_channels_gives_a_calling_agent_a_chat_and_no_second_call()
    {
        using var floor = new Floor(
            options =>
                options with
                {
                    Agents = options.Agents.ConvertAll(agent =>
                        agent with
                        {
                            RoutingProfile = agent.RoutingProfile with { CrossChannel = true },
                        }
                    ),
                },
            "ann"
        );
        var call = floor.Talk("ann");
        Assert.Equal("ann", floor.Queued(new NewContact { Channel = Channel.Chat }).Agent);
        Assert.Null(floor.Call().Agent);
        Assert.Equal(AgentState.Busy, floor.Agent("ann").State);
        floor.Center.SetAgentState("ann", "Lunch", enqueue: true);
        Assert.Null(floor.Queued(new NewContact { Channel = Channel.Chat }).Agent);
        floor.Center.HangUpByCustomer(call.Id);
    }

    [Fact]
    public void The_state_chosen_for_later_comes_when_the_desk_is_clear_and_keeps_new_contacts_away()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        floor.Center.SetAgentState("ann", "Lunch", enqueue: true);
        Assert.Equal("Lunch", floor.Agent("ann").NextState!.Name);
        floor.Center.HangUpByCustomer(call.Id);
        Assert.Equal(AgentState.AfterCallWork, floor.Agent("ann").State);
        floor.Center.Clear("ann", call.Id);
        Assert.Equal("Lunch", floor.Agent("ann").State.Name);
        Assert.Null(floor.Agent("ann").NextState);
        Assert.Null(floor.Call().Agent);
    }

    [Fact]
    public void An_agent_who_signs_out_gives_back_what_rings()
    {
        using var floor = new Floor("ann", "bob");
        var call = floor.Call();
        floor.Center.SignOut("ann");
        Assert.Equal(AgentState.Offline, floor.Agent("ann").State);
        Assert.Equal("bob", floor.Contact(call.Id).Agent);
    }

    [Fact]
    public void An_agent_who_signs_out_in_a_call_finishes_it()
    {
        using var floor = new Floor("ann");
        var call = floor.Talk("ann");
        floor.Center.SignOut("ann");
        Assert.Equal(AgentState.Busy, floor.Agent("ann").State);
        floor.Center.HangUpByCustomer(call.Id);
        floor.Center.Clear("ann", call.Id);
        Assert.Equal(AgentState.Offline, floor.Agent("ann").State);
    }

    [Fact]
    public void An_agent_who_chose_to_be_offline_stays_so_when_another_page_is_opened()
    {
        using var floor = new Floor("ann");
        floor.Center.SetAgentState("ann", "Offline");
        floor.Center.SignIn("ann");
        Assert.Equal(AgentState.Offline, floor.Agent("ann").State);
        floor.Center.SignOut("ann");
        floor.Center.SignIn("ann");
        Assert.Equal(AgentState.Available, floor.Agent("ann").State);
    }

    [Fact]
    public void Contacts_that_are_long_over_are_forgotten()
    {
        using var floor = new Floor(options => options with { ContactsKept = 2 });
        var calls = Enumerable.Range(0, 4).Select(_ => floor.Call()).ToImmutableList();
        calls.ForEach(call => floor.Center.HangUpByCustomer(call.Id));
        Assert.Equal(calls.Skip(2).Select(call => call.Id).Order(), floor.Center.State.Contacts.Keys.Order());
    }
}
