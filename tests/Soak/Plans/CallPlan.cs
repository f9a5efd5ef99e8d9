using ScreenPop.Contacts;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Soak.Plans;

/// <summary>One call of a soak: who contacts whom, what the people do, and what goes wrong on the way.</summary>
/// <param name="Number">Its number in the soak; with the seed it determines everything else.</param>
internal sealed record CallPlan(int Number)
{
    /// <summary>The attribute with which a visitor leaves the flow little room to write.</summary>
    public const string Filler = "filler";

    public required Caller Caller { get; init; }

    public required NewContact Contact { get; init; }

    public string Keys { get; init; } = "";

    /// <summary>When the customer gives up; null for one who stays.</summary>
    public GiveUp? GivesUp { get; init; }

    public required AgentConduct Agent { get; init; }

    /// <summary>Played on the lookup's first invocations for this call; null is none.</summary>
    public IReadOnlyList<FunctionFault?> LookupFaults { get; init; } = [];

    /// <summary>Met by the call's first queries of the table.</summary>
    public TableFault? TableFault { get; init; }

    /// <summary>How many queries meet it.</summary>
    public int TableFaultTimes { get; init; }

    /// <summary>Met by the call's first notes for the history.</summary>
    public TableFault? NoteFault { get; init; }

    /// <summary>How many attempts to leave a note meet it.</summary>
    public int NoteFaultTimes { get; init; }

    /// <summary>How long the pause is before each piece of the table's good answers; null where they come whole.</summary>
    public TimeSpan? TablePause { get; init; }

    /// <summary>How long the history function has had the call's first event when it is killed; null when it is not.</summary>
    public TimeSpan? HistoryKilledAfter { get; init; }

    public DeskFault? DeskFault { get; init; }

    public DeskStage DeskFaultAt { get; init; }

    /// <summary>Whether the flow may have no room for what the lookup found.</summary>
    public bool IsFull => Contact.Attributes.ContainsKey(Filler);

    /// <summary>Whether the lookup may fail: a fault is on its way.</summary>
    public bool LookupIsDisturbed => TableFault is not null || LookupFaults.Any(fault => fault is not null);
}

/// <summary>When a customer gives up.</summary>
internal enum GiveUp
{
    InFlow,
    Ringing,
    Connected,
}

/// <summary>What the agent does with the call.</summary>
internal enum AgentConduct
{
    Answers,
    Rejects,
    Misses,

    /// <summary>Answers and hands it back to the queue for another agent.</summary>
    Transfers,

    /// <summary>Answers, and a supervisor listens in.</summary>
    IsMonitored,
}

/// <summary>How far a contact is at an agent.</summary>
internal enum DeskStage
{
    Ringing,
    Connected,
    Ended,
}

/// <summary>What goes wrong between the instance and the agent's page.</summary>
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
