using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Everything around the flow in one call. Lists answer in order and then repeat their last entry.</summary>
public sealed record ScriptedWorld
{
    /// <summary>Attributes the contact has before the flow starts.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary><see cref="FlowContact.SystemAttributes"/>: mail recipients, capabilities, SIP headers.</summary>
    public JsonElement Contact { get; init; }

    /// <summary>Part of a function's ARN to what it answers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ScriptedAnswer>> Functions { get; init; } =
        new Dictionary<string, IReadOnlyList<ScriptedAnswer>>();

    /// <summary>Identifier of a block (or an action type) to what its service answers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ServiceAnswer>> Services { get; init; } =
        new Dictionary<string, IReadOnlyList<ServiceAnswer>>();

    /// <summary>Identifier of a block to the error types it fails with, one per execution; null runs it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> Failures { get; init; } =
        new Dictionary<string, IReadOnlyList<string?>>();

    /// <summary>Whether a transfer finds room.</summary>
    public QueueEntry Queue { get; init; } = QueueEntry.Accepted;

    /// <summary>Queues the instance does not have.</summary>
    public IReadOnlyList<string> MissingQueues { get; init; } = [];

    /// <summary>Open, closed, or null for no hours at all.</summary>
    public bool? Open { get; init; } = true;

    public QueueMetrics? Metrics { get; init; } =
        new()
        {
            AgentsOnline = 1,
            AgentsAvailable = 1,
            AgentsStaffed = 1,
        };
}

/// <summary>What a function does when it is invoked.</summary>
/// <param name="Json">Its answer; null when it fails.</param>
/// <param name="Failure">Why it fails.</param>
/// <param name="Takes">Simulated time until it answers.</param>
/// <param name="IsReal">The real function process answers instead.</param>
public sealed record ScriptedAnswer(
    string? Json,
    LambdaOutcome Failure = LambdaOutcome.FunctionError,
    TimeSpan Takes = default,
    bool IsReal = false
);
