using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts;

/// <summary>The initial agents, queues and states of the contact centre, and its timing.</summary>
public sealed record ContactCenterOptions
{
    public InstanceArn Instance { get; init; } =
        new("arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222");

    public required ImmutableList<Queue> Queues { get; init; }

    /// <summary>The agents, all signed out at the beginning.</summary>
    public required ImmutableList<Agent> Agents { get; init; }

    /// <summary>The states an agent can choose.</summary>
    public ImmutableList<AgentState> AgentStates { get; init; } =
    [
        AgentState.Available,
        new("Break", AgentStateType.NotRoutable),
        new("Lunch", AgentStateType.NotRoutable),
        AgentState.Offline,
    ];

    /// <summary>How long an offer rings before it counts as missed. The default value is 20 s.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a called number rings before it answers automatically; null to wait for <c>CustomerAnswers</c>. The default
    /// value is 1.5 s.
    /// </summary>
    public TimeSpan? AnswerTime { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// The state of a missed voice contact. Amazon Connect reports <c>Error</c>, the default value; the library knows
    /// <c>Missed</c> too.
    /// </summary>
    public AgentContactState MissedVoice { get; init; } = AgentContactState.Error;

    /// <summary>
    /// The state of a rejected voice contact. Amazon Connect reports <c>Error</c>, the default value; the library knows
    /// <c>Rejected</c> too.
    /// </summary>
    public AgentContactState RejectedVoice { get; init; } = AgentContactState.Error;

    /// <summary>
    /// Whether a contact that the customer abandons while it rings stays on the desk as missed. Otherwise it disappears, which
    /// is the default.
    /// </summary>
    public bool AbandonedIsMissed { get; init; }

    /// <summary>The number of ended contacts to keep. The default value is 1,000.</summary>
    public int ContactsKept { get; init; } = 1_000;

    /// <summary>One queue, Support, and one agent, jdoe, who serves it.</summary>
    public static ContactCenterOptions Sample { get; } =
        new()
        {
            Queues = [SampleQueue],
            Agents =
            [
                new Agent
                {
                    Username = "jdoe",
                    Name = "Jordan Doe",
                    RoutingProfile = new RoutingProfile { Name = "Basic Routing Profile", Queues = [new(SampleQueue.Id)] },
                },
            ],
        };

    private static Queue SampleQueue =>
        new()
        {
            Id = StableId.Of("queue", "Support"),
            Name = "Support",
            OutboundCallerNumber = "+18005550199",
        };
}
