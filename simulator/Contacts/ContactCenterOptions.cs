using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.Contacts;

/// <summary>Who and what is there when the contact centre opens, and its timing.</summary>
public sealed record ContactCenterOptions
{
    public InstanceArn Instance { get; init; } =
        new("arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222");

    public required ImmutableList<Queue> Queues { get; init; }

    /// <summary>Agents, all signed out.</summary>
    public required ImmutableList<Agent> Agents { get; init; }

    /// <summary>The states an agent can choose.</summary>
    public ImmutableList<AgentState> AgentStates { get; init; } =
    [
        AgentState.Available,
        new("Break", AgentStateType.NotRoutable),
        new("Lunch", AgentStateType.NotRoutable),
        AgentState.Offline,
    ];

    /// <summary>How long an offer rings before it is missed. The default value is 20 s.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a called number rings before it answers by itself; null when somebody has to answer. The default value is 1.5 s.
    /// </summary>
    public TimeSpan? AnswerTime { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// What a missed voice contact becomes. Instances report <c>Error</c>; the library knows <c>Missed</c> too.
    /// </summary>
    public AgentContactState MissedVoice { get; init; } = AgentContactState.Error;

    /// <summary>
    /// What a rejected voice contact becomes. Instances report <c>Error</c>; the library knows <c>Rejected</c> too.
    /// </summary>
    public AgentContactState RejectedVoice { get; init; } = AgentContactState.Error;

    /// <summary>
    /// Whether a contact whose customer gives up while it rings stays on the desk as missed. Otherwise it just vanishes.
    /// </summary>
    public bool AbandonedIsMissed { get; init; }

    /// <summary>Contacts that are over and still known. The default value is 1,000.</summary>
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
