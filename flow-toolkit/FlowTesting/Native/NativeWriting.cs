using ScreenPop.FlowEngine;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>Writes one played call as observations, and notes the parts without a native form.</summary>
internal sealed class NativeWriting
{
    private readonly CallScript call;
    private readonly CallResult result;
    private readonly CallRecording recording;
    private readonly NativeNames names;
    private readonly List<NativeNote> left = [];
    private readonly List<Draft> drafts = [];
    private readonly HashSet<CallStep> written = new(ReferenceEqualityComparer.Instance);

    public NativeWriting(CallScript call, CallResult result, CallRecording recording, NativeNames names)
    {
        this.call = call;
        this.result = result;
        this.recording = recording;
        this.names = names;
        drafts.Add(new Draft(new TestInitiated(), 0, new Dictionary<string, string>()));
        drafts[0].Actions.AddRange(NativeOverrides.Of(call, recording, names, left));
        var last = LastNeeded();
        for (var at = 0; at < recording.Events.Count; at++)
        {
            Write(recording.Events[at], isAsked: at == last, isListened: IsListened(at));
        }

        WriteEnd();
        Assert();
        left.AddRange(NativeLosses.Of(call, result, written));
    }

    public IReadOnlyList<NativeNote> Left => left;

    /// <summary>Whether the test waits for more than its own beginning and end.</summary>
    public bool ObservesSomething =>
        drafts.Exists(draft =>
            draft.Event is MessageReceived or FlowActionStarted
            || draft.Actions.OfType<AssertEquals>().Any()
            || (draft.Event is TestCompleted && call.Expect.End is not null)
        );

    public IReadOnlyList<NativeObservation> Observations =>
        [.. drafts.Select(draft => new NativeObservation(draft.Event, draft.Actions, draft.Line))];

    private void Write(CallEvent happened, bool isAsked, bool isListened)
    {
        switch (happened)
        {
            case CallMessage message:
                Write(message, isAsked || isListened);
                break;
            case CallAction action:
                Write(action, isAsked);
                break;
            case CallKey { Key: { } key } pressed:
                drafts[^1].Actions.Add(new SendKey(key));
                Done(pressed.Step);
                break;
            case CallKey silence:
                Done(silence.Step);
                break;
            case CallHangUp:
                drafts[^1].Actions.Add(new SendDisconnect());
                call.Steps.OfType<HangUpStep>().ToList().ForEach(Done);
                break;
        }
    }

    private void Write(CallMessage message, bool isNeeded)
    {
        var heard = message.Prompts.Where(prompt => prompt.Step is not null).ToList();
        if (heard.Count == 0 && !isNeeded)
        {
            return;
        }

        heard.ForEach(prompt => Done(prompt.Step));
        if (message.ComesBackTo is { } menu)
        {
            left.AddRange(
                heard.Select(prompt => new NativeNote(
                    prompt.Step!.Line,
                    "hear",
                    $"\"{menu}\" leads straight back to itself, and a native test sees no new message then"
                ))
            );
            return;
        }

        var (said, step) = heard.Count > 0 ? heard[0] : message.Prompts[^1];
        drafts.Add(new Draft(NativeMessage.Of(said, step as HearStep, names, left), step?.Line ?? 0, message.Attributes));
        left.AddRange(
            heard
                .Skip(1)
                .Select(prompt => new NativeNote(
                    prompt.Step!.Line,
                    "hear",
                    $"it is part of the message that line {step!.Line} waits for, and a native test observes a message once"
                ))
        );
    }

    private void Write(CallAction action, bool isNeeded)
    {
        if (action.Step is null && !isNeeded && !Passes(action))
        {
            return;
        }

        Done(action.Step);
        drafts.Add(
            new Draft(
                new FlowActionStarted(action.Type, names.Resource(action.Resource)),
                action.Step?.Line ?? 0,
                action.Attributes
            )
        );
        if (action.Step is AskedStep { With.Count: > 0 } asked)
        {
            left.Add(
                new NativeNote(asked.Line, "asked.with", "a native test observes that a function is invoked, but not its event")
            );
        }
    }

    private void WriteEnd()
    {
        switch (result.End.Kind)
        {
            case FlowEndKind.TransferredToQueue:
                if (call.Expect.Queue is { } queue)
                {
                    drafts[^1].Actions.Add(new AssertEquals("$.Queue.Name", names.Literal(queue)));
                }

                drafts[^1].Ends = true;
                break;
            case FlowEndKind.Disconnected or FlowEndKind.Ended or FlowEndKind.HungUp:
                drafts.Add(new Draft(new TestCompleted(), 0, new Dictionary<string, string>()));
                break;
            default:
                drafts[^1].Ends = true;
                break;
        }
    }

    /// <summary>Asserts the attributes at the last observation, before the test ends or the caller hangs up.</summary>
    private void Assert()
    {
        var at = drafts.FindLastIndex(draft => draft.Event is not TestCompleted);
        var asserts = new List<NativeAction>();
        foreach (var (name, value) in call.Expect.Attributes)
        {
            var why =
                value is null ? "a native test cannot assert that an attribute is absent"
                : value == call.To ? "a native test has its own dialed number"
                : call.Channel == "CHAT" && value == call.From ? "a native chat has no customer address"
                : drafts[at].Attributes.GetValueOrDefault(name) != value
                    ? "it is set after the last event that a native test observes"
                : null;
            if (why is null)
            {
                asserts.Add(new AssertEquals($"$.Attributes.{name}", names.Literal(value!)));
            }
            else
            {
                left.Add(NativeRefusals.Note(call, $"expect.attributes.{name}", why));
            }
        }

        var before = drafts[at].Actions.FindIndex(action => action is SendDisconnect);
        drafts[at].Actions.InsertRange(before < 0 ? drafts[at].Actions.Count : before, asserts);
        if (drafts[at].Ends)
        {
            drafts[at].Actions.Add(new EndTest());
        }
    }

    /// <summary>
    /// The index of the last event that the test needs; -1 for none. A test of a transfer ends at the transfer, before an agent
    /// gets the contact. Other tests end at the last event that can show the expected attributes.
    /// </summary>
    private int LastNeeded()
    {
        var events = recording.Events.ToList();
        return result.End.Kind == FlowEndKind.TransferredToQueue ? events.FindLastIndex(happened => happened is CallAction)
            : call.Expect.Attributes.Count > 0 && result.End.Kind != FlowEndKind.HungUp
                ? events.FindLastIndex(happened => happened is CallAction or CallMessage { ComesBackTo: null })
            : -1;
    }

    /// <summary>Whether the caller presses a key right after this event: the prompt that asks for it.</summary>
    private bool IsListened(int at) => recording.Events.ElementAtOrDefault(at + 1) is CallKey { Key: not null };

    private bool Passes(CallAction action) => action.Block is { } block && call.Expect.Passes.Contains(block);

    private void Done(CallStep? step)
    {
        if (step is not null)
        {
            written.Add(step);
        }
    }

    private sealed record Draft(NativeEvent Event, int Line, IReadOnlyDictionary<string, string> Attributes)
    {
        public List<NativeAction> Actions { get; } = [];

        public bool Ends { get; set; }
    }
}
