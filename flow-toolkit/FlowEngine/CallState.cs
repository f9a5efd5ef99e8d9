using ScreenPop.FlowEngine.Blocks;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine;

/// <summary>State with the lifetime of the contact, across all its flows.</summary>
internal sealed class CallState(FlowContact contact, FlowPorts ports, FlowRunnerOptions options)
{
    public FlowContact Contact { get; } = contact;

    public FlowPorts Ports { get; } = ports;

    public FlowRunnerOptions Options { get; } = options;

    /// <summary>The customer profiles that this call knows.</summary>
    public RecordStore Profiles { get; } = new("ProfileId");

    /// <summary>The cases that this call knows.</summary>
    public RecordStore Cases { get; } = new("case_id");

    public bool VoiceIdStarted { get; set; }

    public int Steps { get; set; }

    /// <summary>Time spent in Lambda blocks in a row, with no prompt, input, view, wait or third party between them.</summary>
    public TimeSpan LambdaChain { get; set; }

    /// <summary>
    /// The rounds of each Loop block. They belong to the call, so a flow that is entered again continues to count.
    /// </summary>
    public Dictionary<(string Flow, string Identifier), LoopRound> LoopRounds { get; } = [];
}
