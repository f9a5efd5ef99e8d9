using FsCheck;
using FsCheck.Fluent;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Tests.Driver;

namespace ScreenPop.Contacts.Tests;

/// <summary>Random operations in random order lose no contact.</summary>
public sealed class NothingIsLostTests
{
    [Fact]
    public void Every_contact_is_in_one_place_and_every_agent_in_the_state_their_desk_says() =>
        Always(floor =>
        {
            var state = floor.Center.State;
            foreach (var contact in state.Contacts.Values)
            {
                var places = state.Waiting.Values.Sum(line => line.Count(place => place.ContactId == contact.Id));
                var desks = state
                    .Agents.Values.Where(agent => agent.Find(contact.Id) is { IsLive: true })
                    .Select(agent => agent.Username)
                    .ToList();
                Assert.Equal(contact.State == ContactState.Queued ? 1 : 0, places);
                Assert.Equal(contact.State is ContactState.Offered or ContactState.Connected ? [contact.Agent!] : [], desks);
            }

            Assert.All(state.Waiting, line => Assert.NotEmpty(line.Value));
            foreach (var agent in state.Agents.Values)
            {
                Assert.Equal(agent.Contacts.Count, agent.Contacts.Select(contact => contact.ContactId).Distinct().Count());
                Assert.All(agent.Contacts, contact => Assert.Contains(contact.ContactId, state.Contacts));
                var onCall = agent.Contacts.Exists(contact =>
                    contact is { Channel: Channel.Voice, IsMonitoring: false, State: not AgentContactState.Incoming }
                );
                Assert.Equal(onCall, agent.State.Type is AgentStateType.System or AgentStateType.Error);
            }
        });

    [Fact]
    public void Nobody_waits_while_an_agent_with_room_is_free() =>
        Always(floor =>
        {
            var state = floor.Center.State;
            foreach (
                var agent in state.Agents.Values.Where(agent =>
                    agent is { State.Type: AgentStateType.Routable, NextState: null } && agent.Contacts.IsEmpty
                )
            )
            {
                Assert.DoesNotContain(
                    state.Waiting.Keys,
                    line =>
                        line.QueueId == agent.QueueId
                        || agent.RoutingProfile.Queues.Exists(queue => queue.QueueId == line.QueueId)
                );
            }
        });

    [Fact]
    public void No_agent_has_more_than_the_profile_allows() =>
        Always(floor =>
            Assert.All(
                floor.Center.State.Agents.Values,
                agent =>
                    Assert.All(
                        agent.Contacts.Where(contact => !contact.IsMonitoring).GroupBy(contact => contact.Channel),
                        channel => Assert.InRange(channel.Count(), 1, agent.RoutingProfile.Capacity(channel.Key))
                    )
            )
        );

    [Fact]
    public void A_contact_that_is_over_stays_over() =>
        Always(floor =>
        {
            foreach (var change in floor.Changes)
            {
                foreach (var (id, was) in change.Before.Contacts)
                {
                    Assert.False(was.IsOver && change.After.Contacts.GetValueOrDefault(id) is { IsOver: false });
                }
            }

            floor.Changes.Clear();
        });

    [Fact]
    public void From_wherever_it_went_the_floor_can_be_cleared_and_takes_the_next_call() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(400),
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                steps =>
                {
                    using var floor = new RandomFloor();
                    Play(floor, steps, _ => { });
                    var center = floor.Center;
                    foreach (var contact in center.State.Contacts.Values)
                    {
                        center.Stop(contact.Id, DisconnectReason.Api);
                    }

                    foreach (var agent in center.State.Agents.Values)
                    {
                        foreach (var contact in agent.Contacts)
                        {
                            center.Clear(agent.Username, contact.ContactId);
                        }

                        center.SetAgentState(agent.Username, "Available");
                    }

                    Assert.All(center.State.Agents.Values, agent => Assert.Equal(AgentState.Available, agent.State));
                    Assert.Empty(center.State.Waiting);
                    var call = center.CreateContact(NewContact.Call("+14155550100", "+18005550199"));
                    center.Enqueue(call.Id, Floor.Support);
                    Assert.NotNull(center.FindContact(call.Id)!.Agent);
                }
            )
        );

    private static void Always(Action<RandomFloor> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(400),
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                steps =>
                {
                    using var floor = new RandomFloor();
                    Play(floor, steps, holds);
                }
            )
        );

    private static void Play(RandomFloor floor, byte[] steps, Action<RandomFloor> holds)
    {
        foreach (var step in steps.Chunk(3).Where(step => step.Length == 3))
        {
            floor.Do(step[0], step[1], step[2]);
            holds(floor);
        }
    }
}
