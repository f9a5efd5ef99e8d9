using ScreenPop.Contacts;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Soak.Plans;

/// <summary>The plan of one call of a soak: caller, called line, conduct of the people, and faults.</summary>
/// <param name="Number">The number of the call in the soak. Together with the seed, it determines everything else.</param>
internal sealed record CallPlan(int Number)
{
    /// <summary>The attribute with which a visitor leaves the flow little room to write.</summary>
    public const string Filler = "filler";

    public required Caller Caller { get; init; }

    public required NewContact Contact { get; init; }

    public string Keys { get; init; } = "";

    /// <summary>When the customer hangs up early; null for never.</summary>
    public GiveUp? GivesUp { get; init; }

    public required AgentConduct Agent { get; init; }

    /// <summary>The faults of the lookup's first invocations for this call; null is none.</summary>
    public IReadOnlyList<FunctionFault?> LookupFaults { get; init; } = [];

    /// <summary>The fault of the call's first queries.</summary>
    public TableFault? TableFault { get; init; }

    /// <summary>How many queries have the fault.</summary>
    public int TableFaultTimes { get; init; }

    /// <summary>The fault of the call's first notes for the history.</summary>
    public TableFault? NoteFault { get; init; }

    /// <summary>How many attempts to write a note have the fault.</summary>
    public int NoteFaultTimes { get; init; }

    /// <summary>The pause before each piece of the table's good answers; null for answers in one piece.</summary>
    public TimeSpan? TablePause { get; init; }

    /// <summary>How long after receiving the call's first event the history function is killed; null for never.</summary>
    public TimeSpan? HistoryKilledAfter { get; init; }

    public DeskFault? DeskFault { get; init; }

    public DeskStage DeskFaultAt { get; init; }

    /// <summary>Whether the flow may have no room for the lookup's answer.</summary>
    public bool IsFull => Contact.Attributes.ContainsKey(Filler);

    /// <summary>Whether the lookup may fail because of a planned fault.</summary>
    public bool LookupIsDisturbed => TableFault is not null || LookupFaults.Any(fault => fault is not null);
}

/// <summary>When a customer hangs up early.</summary>
internal enum GiveUp
{
    InFlow,
    Ringing,
    Connected,
}

/// <summary>The agent's conduct.</summary>
internal enum AgentConduct
{
    Answers,
    Rejects,
    Misses,

    /// <summary>Answers and transfers the call to the queue for another agent.</summary>
    Transfers,

    /// <summary>Answers, and a supervisor listens in.</summary>
    IsMonitored,
}

/// <summary>The stage of a contact at an agent.</summary>
internal enum DeskStage
{
    Ringing,
    Connected,
    Ended,
}

/// <summary>Faults between the instance and the agent's page.</summary>
internal enum DeskFault
{
    EventsTwice,
    EventsDropped,
    EventsReversed,
    OldEventsAgain,
    PageReloaded,
    SecondTab,
    LeadingTabClosed,
    SocketLost,
    SessionExpired,
}
