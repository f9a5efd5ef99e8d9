using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.FlowEngine;

/// <summary>How a flow ended for a contact.</summary>
public enum FlowEndKind
{
    /// <summary>The contact waits in <see cref="FlowEnd.Queue"/>; its customer queue flow runs next.</summary>
    TransferredToQueue,

    /// <summary>The contact was handed to one agent.</summary>
    TransferredToAgent,

    /// <summary>The call left for an outside number and the flow does not go on.</summary>
    TransferredToThirdParty,

    /// <summary>The flow hung up.</summary>
    Disconnected,

    /// <summary>End flow: back to waiting, whisper done, task parked.</summary>
    Ended,

    /// <summary>A block failed, or led nowhere, and had no branch for that. Amazon Connect ends the contact.</summary>
    UnhandledError,

    /// <summary>The caller hung up while the flow ran.</summary>
    HungUp,

    /// <summary>The host stopped the flow, for example because an agent took the waiting contact.</summary>
    Interrupted,

    /// <summary>More blocks than <see cref="FlowRunnerOptions.MaxBlocks"/> were executed: an endless loop.</summary>
    Endless,
}

/// <summary>The end of one run.</summary>
/// <param name="Flow">Name of the flow the contact was in at the end.</param>
/// <param name="Identifier">The last block executed.</param>
/// <param name="Queue">For <see cref="FlowEndKind.TransferredToQueue"/>.</param>
/// <param name="Detail">One sentence for a person, or null.</param>
public sealed record FlowEnd(FlowEndKind Kind, string Flow, string Identifier, ContactQueue? Queue = null, string? Detail = null)
{
    /// <summary>True where a flow means to end; false for unhandled errors and endless loops.</summary>
    public bool IsIntended => Kind is not (FlowEndKind.UnhandledError or FlowEndKind.Endless);
}
