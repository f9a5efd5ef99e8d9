using ScreenPop.FlowEngine.Blocks;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine;

/// <summary>What lives as long as the contact does, over all its flows.</summary>
internal sealed class CallState(FlowContact contact, FlowPorts ports, FlowRunnerOptions options)
{
    public FlowContact Contact { get; } = contact;

    public FlowPorts Ports { get; } = ports;

    public FlowRunnerOptions Options { get; } = options;

    /// <summary>Customer Profiles as far as this call knows them.</summary>
    public RecordStore Profiles { get; } = new("ProfileId");

    /// <summary>Cases as far as this call knows them.</summary>
    public RecordStore Cases { get; } = new("case_id");

    public bool VoiceIdStarted { get; set; }

    public int Steps { get; set; }

    /// <summary>Lambda time since the caller last heard something.</summary>
    public TimeSpan LambdaChain { get; set; }

    /// <summary>Rounds done by each Loop block; kept for the call, so a re-entered flow goes on counting.</summary>
    public Dictionary<(string Flow, string Identifier), LoopRound> LoopRounds { get; } = [];
}
