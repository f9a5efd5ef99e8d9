using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.FlowEngine;

/// <summary>How a flow ended for a contact.</summary>
public enum FlowEndKind
{
    /// <summary>The contact waits in <see cref="FlowEnd.Queue"/>; its customer queue flow runs next.</summary>
    TransferredToQueue,

    /// <summary>The flow transferred the contact to one agent.</summary>
    TransferredToAgent,

    /// <summary>The flow transferred the call to an external number and ended.</summary>
    TransferredToThirdParty,

    /// <summary>The flow hung up.</summary>
    Disconnected,

    /// <summary>End flow: the contact waits on, the whisper ends, or the task is parked.</summary>
    Ended,

    /// <summary>A block failed without an error branch, or its branch leads nowhere. Amazon Connect ends the contact.</summary>
    UnhandledError,

    /// <summary>The caller hung up while the flow ran.</summary>
    HungUp,

    /// <summary>The host interrupted the flow, for example because an agent took the waiting contact.</summary>
    Interrupted,

    /// <summary>The run exceeded <see cref="FlowRunnerOptions.MaxBlocks"/>: an endless loop.</summary>
    Endless,
}

/// <summary>The end of one run.</summary>
/// <param name="Flow">Name of the flow that the contact was in at the end.</param>
/// <param name="Identifier">The last block executed.</param>
/// <param name="Queue">The queue for <see cref="FlowEndKind.TransferredToQueue"/>; otherwise null.</param>
/// <param name="Detail">The reason in one sentence, or null.</param>
public sealed record FlowEnd(FlowEndKind Kind, string Flow, string Identifier, ContactQueue? Queue = null, string? Detail = null)
{
    /// <summary>False for unhandled errors and endless loops, which no flow intends.</summary>
    public bool IsIntended => Kind is not (FlowEndKind.UnhandledError or FlowEndKind.Endless);
}
