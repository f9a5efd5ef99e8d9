using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>The events of one call that are visible outside the flow, in order, up to the end of the flow under test.</summary>
internal sealed class CallRecording
{
    /// <summary>The blocks that speak or listen. Any other block between two prompts ends a message.</summary>
    private static readonly HashSet<string> Speaking = ["MessageParticipant", "GetParticipantInput"];

    private readonly List<CallEvent> events = [];
    private CallMessage? open;
    private FlowContact? contact;
    private string? menu;
    private bool isOver;

    public IReadOnlyList<CallEvent> Events => events;

    public void Begin(FlowContact of) => contact = of;

    public void End() => isOver = true;

    /// <param name="step">The step of the script that this event fulfils, or null.</param>
    /// <param name="at">Time since the call began.</param>
    public void Heard(Prompt prompt, CallStep? step, TimeSpan at)
    {
        if (isOver)
        {
            return;
        }

        if (open is null)
        {
            open = new CallMessage(at, Attributes()) { ComesBackTo = menu };
            events.Add(open);
        }

        open.Prompts.Add((prompt, step));
    }

    public void Key(char? key, CallStep? step, TimeSpan at) => Add(new CallKey(key, step, at, Attributes()));

    public void Asked(CallAction action, CallStep? step)
    {
        action.Step = step;
        Add(action);
    }

    public CallAction Action(string type, string resource, TimeSpan at) => new(type, resource, at, Attributes());

    /// <summary>The request of the block that runs now; null for none. A retry belongs to it.</summary>
    public CallAction? Running => events.Count > 0 ? events[^1] as CallAction : null;

    public void HangsUp(TimeSpan at) => Add(new CallHangUp(at, Attributes()));

    public void OnBlock(TraceEntry entry)
    {
        if (isOver)
        {
            return;
        }

        // A menu that leads straight back to itself runs again, but no new message is visible outside.
        var comesBack = entry.Type == "GetParticipantInput" && entry.Target == entry.Identifier;
        menu = comesBack ? entry.Identifier : null;
        if (open is { Block: null } message)
        {
            message.Block = entry.Identifier;
        }

        if (!Speaking.Contains(entry.Type))
        {
            open = null;
        }

        foreach (var action in events.OfType<CallAction>().Where(action => action.Block is null && action.Type == entry.Type))
        {
            action.Block = entry.Identifier;
        }
    }

    private void Add(CallEvent happened)
    {
        if (!isOver)
        {
            open = null;
            events.Add(happened);
        }
    }

    private Dictionary<string, string> Attributes() => contact is null ? [] : new(contact.Attributes);
}

/// <param name="At">Time since the call began.</param>
/// <param name="Attributes">The contact attributes at that moment.</param>
internal abstract record CallEvent(TimeSpan At, IReadOnlyDictionary<string, string> Attributes);

/// <summary>Prompts with nothing between them. A caller hears them as one message.</summary>
internal sealed record CallMessage(TimeSpan At, IReadOnlyDictionary<string, string> Attributes) : CallEvent(At, Attributes)
{
    public List<(Prompt Prompt, CallStep? Step)> Prompts { get; } = [];

    /// <summary>The first block that speaks.</summary>
    public string? Block { get; set; }

    /// <summary>The menu that led straight back to itself and repeats this message; null for any other message.</summary>
    public string? ComesBackTo { get; init; }
}

/// <summary>A key; null for silence until the time limit of the flow.</summary>
internal sealed record CallKey(char? Key, CallStep? Step, TimeSpan At, IReadOnlyDictionary<string, string> Attributes)
    : CallEvent(At, Attributes);

/// <summary>The caller hangs up.</summary>
internal sealed record CallHangUp(TimeSpan At, IReadOnlyDictionary<string, string> Attributes) : CallEvent(At, Attributes);

/// <summary>A request of a block to a resource of the instance.</summary>
/// <param name="Resource">The ARN or id of the function, the hours or the queue, as written in the flow.</param>
internal sealed record CallAction(string Type, string Resource, TimeSpan At, IReadOnlyDictionary<string, string> Attributes)
    : CallEvent(At, Attributes)
{
    public string? Block { get; set; }

    public CallStep? Step { get; set; }

    /// <summary>The function's last answer; null for other resources, and when the script gives no answer.</summary>
    public ScriptedAnswer? Answer { get; set; }

    /// <summary>The time limit of the block, if the answer came after it; otherwise null.</summary>
    public TimeSpan? Limit { get; set; }

    public bool IsAsynchronous { get; init; }
}
