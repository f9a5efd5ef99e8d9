using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>A file of scripted calls over one flow.</summary>
/// <param name="File">The file that it was read from.</param>
/// <param name="Flow">The name of a flow in the library, or the path of a file.</param>
public sealed record CallScriptFile(string File, string Flow, IReadOnlyList<CallScript> Calls)
{
    /// <summary>Whether a call wants the real function to answer.</summary>
    public bool AsksRealFunctions =>
        Calls.Any(call => call.Given.Functions.Values.Any(answers => answers.Any(answer => answer.IsReal)));
}

/// <summary>One scripted call: the caller, the world around the flow, the caller's steps, and the expectations.</summary>
public sealed record CallScript
{
    public required string Name { get; init; }

    /// <summary>The line in its file.</summary>
    public int Line { get; init; }

    /// <summary>
    /// The line of each member that is written: <c>channel</c>, <c>given.queue</c>, <c>expect.attributes.line</c>.
    /// </summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>The caller's number or address; null for a contact that has none, or a withheld one.</summary>
    public string? From { get; init; } = "+14155550100";

    /// <summary>The number or address that the caller contacted. Default +18005550199.</summary>
    public string? To { get; init; } = "+18005550199";

    public string Channel { get; init; } = "VOICE";

    public string InitiationMethod { get; init; } = "INBOUND";

    /// <summary>The type to run the flow as; null takes the flow's own.</summary>
    public FlowType? Type { get; init; }

    /// <summary>The input of the module under test.</summary>
    public IReadOnlyDictionary<string, string> Input { get; init; } = new Dictionary<string, string>();

    public ScriptedWorld Given { get; init; } = new();

    public IReadOnlyList<CallStep> Steps { get; init; } = [];

    /// <summary>The waiting time after which an agent takes the contact and whispers run; null if none does.</summary>
    public TimeSpan? AnsweredAfter { get; init; }

    /// <summary>The time after which the caller hangs up. Default 24 hours.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the agent leaves the conversation first, so that the disconnect flow runs.</summary>
    public bool AgentLeavesFirst { get; init; }

    public CallExpectation Expect { get; init; } = new();
}

/// <summary>The expected result of a call. Null values are not checked.</summary>
public sealed record CallExpectation
{
    public FlowEndKind? End { get; init; }

    public string? Queue { get; init; }

    /// <summary>Values by attribute name; null means that the attribute must be absent.</summary>
    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = new Dictionary<string, string?>();

    /// <summary>Blocks that the call must pass in this order. Other blocks may come between them.</summary>
    public IReadOnlyList<string> Passes { get; init; } = [];

    /// <summary>Blocks that the call must not pass.</summary>
    public IReadOnlyList<string> Avoids { get; init; } = [];

    /// <summary>The most simulated time from the first block to the end of the flow.</summary>
    public TimeSpan? Within { get; init; }
}
