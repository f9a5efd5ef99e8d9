using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts.Tests.Driver;

/// <summary>A contact centre with two queues and some agents at work, and verbs for what happens in it.</summary>
internal sealed class Floor : IDisposable
{
    public const string Support = "support";
    public const string Sales = "sales";

    public Floor(params string[] agents)
        : this(options => options, agents) { }

    public Floor(Func<ContactCenterOptions, ContactCenterOptions> configure, params string[] agents)
    {
        Center = new ContactCenter(
            configure(
                new ContactCenterOptions
                {
                    Queues =
                    [
                        new Queue
                        {
                            Id = Support,
                            Name = "Support",
                            OutboundCallerNumber = "+18005550199",
                        },
                        new Queue
                        {
                            Id = Sales,
                            Name = "Sales",
                            MaxContacts = 2,
                        },
                    ],
                    Agents = agents.Select(AgentNamed).ToImmutableList(),
                }
            ),
            Time
        );
        Center.Subscribe(change => Events.AddRange(change.Events));
        foreach (var agent in agents)
        {
            Center.SignIn(agent);
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public ContactCenter Center { get; }

    public List<ContactEvent> Events { get; } = [];

    public static Agent AgentNamed(string username) =>
        new()
        {
            Username = username,
            Name = $"Agent {username}",
            IsSupervisor = username == "supervisor",
            RoutingProfile = new RoutingProfile { Name = "All", Queues = [new(Support, 1), new(Sales, 2)] },
        };

    /// <summary>A call that has gone through its flow and waits, or rings.</summary>
    public Contact Call(string queueId = Support, int? priority = null) =>
        Queued(NewContact.Call("+14155550100", "+18005550199"), queueId, priority);

    public Contact Queued(NewContact arriving, string queueId = Support, int? priority = null)
    {
        var contact = Center.CreateContact(arriving);
        Assert.Equal(EnqueueResult.Queued, Center.Enqueue(contact.Id, queueId, priority));
        return Contact(contact.Id);
    }

    /// <summary>A call the agent is talking on.</summary>
    public Contact Talk(string agent)
    {
        var contact = Call();
        Center.Accept(agent, contact.Id);
        return Contact(contact.Id);
    }

    public Contact Contact(string contactId) => Center.FindContact(contactId)!;

    public Agent Agent(string username) => Center.FindAgent(username)!;

    public AgentContact Desk(string username, string contactId) => Agent(username).Find(contactId)!;

    public void Dispose() => Center.Dispose();
}
