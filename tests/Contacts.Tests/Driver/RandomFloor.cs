using ScreenPop.Contacts.Agents;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Contacts.Tests.Driver;

/// <summary>A contact centre with random operations. Three numbers select each operation, its agent and its subject.</summary>
internal sealed class RandomFloor : IDisposable
{
    private static readonly string[] Agents = ["ann", "bob", "supervisor"];

    private readonly Floor floor = new(
        options =>
            options with
            {
                Agents = options.Agents.Replace(
                    options.Agents[1],
                    options.Agents[1] with
                    {
                        RoutingProfile = options.Agents[1].RoutingProfile with { CrossChannel = true },
                    }
                ),
            },
        Agents
    );

    private readonly List<Action<string, string, byte>> operations;

    public RandomFloor()
    {
        var center = floor.Center;
        operations =
        [
            (_, _, n) => floor.Center.CreateContact(Arriving(n)),
            (_, _, n) =>
                center.Enqueue(center.CreateContact(Arriving(n)).Id, n % 3 == 0 ? Floor.Sales : Floor.Support, n % 5 + 1),
            (_, contact, n) => center.Enqueue(contact, n % 2 == 0 ? Floor.Sales : floor.Agent(Agents[n % 3]).QueueId),
            (agent, contact, _) => Interrupt(contact, agent),
            (_, contact, n) => center.ChangePlace(contact, n % 9 + 1, TimeSpan.FromSeconds(n % 7 - 3)),
            (agent, contact, _) => center.Accept(agent, contact),
            (agent, contact, _) => center.Accept(agent, contact),
            (agent, contact, _) => center.Reject(agent, contact),
            (agent, contact, _) => center.Clear(agent, contact),
            (agent, contact, n) => center.DestroyConnection(agent, contact, Leg(agent, contact, n)),
            (agent, contact, n) => center.Hold(agent, contact, Leg(agent, contact, n)),
            (agent, contact, n) => center.Resume(agent, contact, Leg(agent, contact, n)),
            (agent, contact, n) => center.AddConnection(agent, contact, To(n)),
            (agent, contact, n) => center.Transfer(agent, contact, To(n)),
            (agent, contact, _) => center.ToggleHold(agent, contact),
            (agent, contact, _) => center.Conference(agent, contact),
            (agent, contact, _) => center.PauseTask(agent, contact),
            (agent, contact, _) => center.ResumeTask(agent, contact),
            (agent, _, _) => center.CallOut(agent, "+14155550100"),
            (_, contact, _) => center.CustomerAnswers(contact),
            (_, contact, _) => center.CustomerUnreachable(contact),
            (_, contact, _) => center.HangUpByCustomer(contact),
            (_, contact, _) => center.Stop(contact, DisconnectReason.Api),
            (agent, contact, _) => center.Monitor(agent, contact),
            (agent, _, n) =>
                center.SetAgentState(agent, center.AgentStates[n % center.AgentStates.Count].Name, enqueue: n % 2 == 0),
            (agent, _, _) => center.SignOut(agent),
            (agent, _, _) => center.SignIn(agent),
            (agent, _, n) => center.SetPreferences(agent, new AgentPreferences { AutoAccept = n % 4 == 0 }),
        ];
        floor.Center.Subscribe(change => Changes.Add(change));
    }

    public ContactCenter Center => floor.Center;

    /// <summary>The contacts that were offered to an agent beyond the profile.</summary>
    public HashSet<string> Interruptions { get; } = [];

    public List<CenterChange> Changes { get; } = [];

    public void Do(byte what, byte who, byte whom)
    {
        if (what % 8 == 0)
        {
            // Outside the catch, because the passage of time is never refused.
            floor.Time.Advance(TimeSpan.FromSeconds(whom % 12));
            return;
        }

        try
        {
            operations[what % operations.Count]
                (Agents[who % Agents.Length], SomeContact(Agents[who % Agents.Length], whom), whom);
        }
        catch (ContactCenterException)
        {
            // Most random operations are refused. The tests check the state that remains.
        }
    }

    /// <summary>Mostly a contact of the agent's own desk, so that many operations succeed.</summary>
    private string SomeContact(string agent, byte n)
    {
        var desk = floor.Agent(agent).Contacts;
        return n % 4 != 0 && !desk.IsEmpty
            ? desk[n % desk.Count].ContactId
            : floor.Center.State.Contacts.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(n) ?? "none";
    }

    private void Interrupt(string contact, string agent)
    {
        Center.Interrupt(contact, agent);
        Interruptions.Add(contact);
    }

    private string Leg(string agent, string contact, byte n) =>
        floor.Agent(agent).Find(contact) is { Connections: { IsEmpty: false } legs } ? legs[n % legs.Count].Id : "none";

    private static NewContact Arriving(byte n) =>
        (n % 6) switch
        {
            0 => new NewContact { Channel = Channel.Chat },
            1 => new NewContact { Channel = Channel.Task, Name = "A task" },
            2 => NewContact.Call("+14155550100", "+18005550199") with { InitiationMethod = InitiationMethod.Callback },
            3 => new NewContact { Channel = Channel.Email },
            4 => NewContact.Call("+14155550100", "+18005550199") with
            {
                InitiationMethod = InitiationMethod.CallbackCustomerFirstQueued,
            },
            _ => NewContact.Call("+14155550100", "+18005550199"),
        };

    private static ContactEndpoint To(byte n) =>
        (n % 3) switch
        {
            0 => new(EndpointType.Agent, Agents[n % Agents.Length]),
            1 => new(EndpointType.Queue, Floor.Sales),
            _ => ContactEndpoint.PhoneNumber("+14155550142"),
        };

    public void Dispose() => floor.Dispose();
}
