using System.Text.Json;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>Everything around the flow in one call. Lists of answers are used in order; the last entry repeats.</summary>
public sealed record ScriptedWorld
{
    /// <summary>The contact's attributes before the flow starts.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary><see cref="FlowContact.SystemAttributes"/>: mail recipients, capabilities, SIP headers.</summary>
    public JsonElement Contact { get; init; }

    /// <summary>Answers of functions, by a part of the function's ARN.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ScriptedAnswer>> Functions { get; init; } =
        new Dictionary<string, IReadOnlyList<ScriptedAnswer>>();

    /// <summary>Answers of services, by a block's identifier or an action type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ServiceAnswer>> Services { get; init; } =
        new Dictionary<string, IReadOnlyList<ServiceAnswer>>();

    /// <summary>Error types that a block fails with, by its identifier: one per execution, null to run it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> Failures { get; init; } =
        new Dictionary<string, IReadOnlyList<string?>>();

    /// <summary>The result of a transfer to queue. Default: accepted.</summary>
    public QueueEntry Queue { get; init; } = QueueEntry.Accepted;

    /// <summary>The queues that the instance does not have.</summary>
    public IReadOnlyList<string> MissingQueues { get; init; } = [];

    /// <summary>Whether the hours of operation are open; null for no hours at all. Default open.</summary>
    public bool? Open { get; init; } = true;

    public QueueMetrics? Metrics { get; init; } =
        new()
        {
            AgentsOnline = 1,
            AgentsAvailable = 1,
            AgentsStaffed = 1,
        };
}

/// <summary>The answer of an invoked function.</summary>
/// <param name="Json">The answer; null when the function fails.</param>
/// <param name="Failure">The kind of failure.</param>
/// <param name="Takes">The simulated time until the answer.</param>
/// <param name="IsReal">Whether the real function answers instead.</param>
public sealed record ScriptedAnswer(
    string? Json,
    LambdaOutcome Failure = LambdaOutcome.FunctionError,
    TimeSpan Takes = default,
    bool IsReal = false
);
