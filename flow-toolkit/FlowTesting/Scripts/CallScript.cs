using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowTesting.Scripts;

/// <summary>A file of scripted calls over one flow.</summary>
/// <param name="File">Where it was read from.</param>
/// <param name="Flow">Name of a flow of the library, or the path of a file.</param>
public sealed record CallScriptFile(string File, string Flow, IReadOnlyList<CallScript> Calls)
{
    /// <summary>Some call wants the function's own process to answer.</summary>
    public bool AsksRealFunctions =>
        Calls.Any(call => call.Given.Functions.Values.Any(answers => answers.Any(answer => answer.IsReal)));
}

/// <summary>One scripted call: who calls what, what happens around the flow, what the caller does, what must come out.</summary>
public sealed record CallScript
{
    public required string Name { get; init; }

    /// <summary>Line in its file.</summary>
    public int Line { get; init; }

    /// <summary>Member to its line, as far as it is written: <c>channel</c>, <c>given.queue</c>, <c>expect.attributes.line</c>.
    /// </summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>The caller's number or address; null for a contact that has none, or a withheld one.</summary>
    public string? From { get; init; } = "+14155550100";

    /// <summary>The number or address the caller contacted.</summary>
    public string? To { get; init; } = "+18005550199";

    public string Channel { get; init; } = "VOICE";

    public string InitiationMethod { get; init; } = "INBOUND";

    /// <summary>As which type of flow it runs; null takes the flow's own.</summary>
    public FlowType? Type { get; init; }

    /// <summary>What a flow passes to the module under test.</summary>
    public IReadOnlyDictionary<string, string> Input { get; init; } = new Dictionary<string, string>();

    public ScriptedWorld Given { get; init; } = new();

    public IReadOnlyList<CallStep> Steps { get; init; } = [];

    /// <summary>An agent takes the contact after waiting that long; whispers run then.</summary>
    public TimeSpan? AnsweredAfter { get; init; }

    /// <summary>A caller who has been on the line this long hangs up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After the conversation the agent leaves first, and the disconnect flow runs.</summary>
    public bool AgentLeavesFirst { get; init; }

    public CallExpectation Expect { get; init; } = new();
}

/// <summary>What the call must come to. What is null is not checked.</summary>
public sealed record CallExpectation
{
    public FlowEndKind? End { get; init; }

    public string? Queue { get; init; }

    /// <summary>Name to value; a null value means the attribute must not be there.</summary>
    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = new Dictionary<string, string?>();

    /// <summary>Blocks that must be passed, in this order, others in between allowed.</summary>
    public IReadOnlyList<string> Passes { get; init; } = [];

    /// <summary>Blocks that must not be passed.</summary>
    public IReadOnlyList<string> Avoids { get; init; } = [];

    /// <summary>Simulated time from the first block to the end of the flow.</summary>
    public TimeSpan? Within { get; init; }
}
