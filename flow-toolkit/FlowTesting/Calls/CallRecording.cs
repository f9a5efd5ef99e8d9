using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>What somebody outside the flow can observe of one call, in order, up to the end of the flow under test.</summary>
internal sealed class CallRecording
{
    /// <summary>Blocks that speak or listen; any other block between two prompts ends the message before it.</summary>
    private static readonly HashSet<string> Speaking = ["MessageParticipant", "GetParticipantInput"];

    private readonly List<CallEvent> events = [];
    private CallMessage? open;
    private FlowContact? contact;
    private string? menu;
    private bool isOver;

    public IReadOnlyList<CallEvent> Events => events;

    public void Begin(FlowContact of) => contact = of;

    public void End() => isOver = true;

    /// <param name="step">The step of the script this was, or null.</param>
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

    /// <summary>Another attempt of the block that is executed now.</summary>
    public CallAction? Running => events.Count > 0 ? events[^1] as CallAction : null;

    public void HangsUp(TimeSpan at) => Add(new CallHangUp(at, Attributes()));

    public void OnBlock(TraceEntry entry)
    {
        if (isOver)
        {
            return;
        }

        // A menu that leads straight back to itself is one block twice: nobody outside sees a new message.
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

/// <summary>Prompts that follow each other with nothing between them: to a caller, one message.</summary>
internal sealed record CallMessage(TimeSpan At, IReadOnlyDictionary<string, string> Attributes) : CallEvent(At, Attributes)
{
    public List<(Prompt Prompt, CallStep? Step)> Prompts { get; } = [];

    /// <summary>The first block that speaks.</summary>
    public string? Block { get; set; }

    /// <summary>The menu that led straight back to itself and says this once more; null for any other message.</summary>
    public string? ComesBackTo { get; init; }
}

/// <summary>A key, or null for the silence a flow waited for.</summary>
internal sealed record CallKey(char? Key, CallStep? Step, TimeSpan At, IReadOnlyDictionary<string, string> Attributes)
    : CallEvent(At, Attributes);

/// <summary>The caller hangs up.</summary>
internal sealed record CallHangUp(TimeSpan At, IReadOnlyDictionary<string, string> Attributes) : CallEvent(At, Attributes);

/// <summary>A block that asks a resource of the instance.</summary>
/// <param name="Resource">ARN or id of the function, the hours or the queue, as the flow names it.</param>
internal sealed record CallAction(string Type, string Resource, TimeSpan At, IReadOnlyDictionary<string, string> Attributes)
    : CallEvent(At, Attributes)
{
    public string? Block { get; set; }

    public CallStep? Step { get; set; }

    /// <summary>What the function answered at last; null for other resources, and where the script says nothing.</summary>
    public ScriptedAnswer? Answer { get; set; }

    /// <summary>The flow's own limit, when the answer came after it.</summary>
    public TimeSpan? Limit { get; set; }

    public bool IsAsynchronous { get; init; }
}
