using System.Collections.Immutable;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>The record of one contact's journey so far, for the phone page, the operator page and tests.</summary>
public sealed class Journey
{
    /// <summary>The number of prompts to keep. A caller who waits for an hour hears the queue's prompts over and over.</summary>
    private const int MostPrompts = 500;

    private readonly TaskCompletionSource<FlowEnd> inboundEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableList<TraceEntry> path = [];
    private ImmutableList<HeardPrompt> heard = [];
    private ImmutableList<string> whispers = [];
    private ImmutableList<LambdaCall> lambdaCalls = [];
    private ImmutableList<FunctionLogLine> log = [];

    internal Journey(string contactId) => ContactId = contactId;

    public string ContactId { get; }

    /// <summary>The executed blocks, in the order of execution.</summary>
    public IReadOnlyList<TraceEntry> Path => [.. path.OrderBy(entry => entry.Step)];

    /// <summary>The prompts that the caller heard; only the latest ones of a large number.</summary>
    public IReadOnlyList<string> Prompts => [.. heard.Select(prompt => prompt.Text)];

    internal IReadOnlyList<HeardPrompt> Heard => heard;

    /// <summary>The prompts that only the agent heard, before the two were connected.</summary>
    public IReadOnlyList<string> Whispers => whispers;

    public IReadOnlyList<LambdaCall> LambdaCalls => lambdaCalls;

    /// <summary>The functions' log lines for this contact.</summary>
    public IReadOnlyList<FunctionLogLine> Log => log;

    /// <summary>Completes when the contact's first flow has ended.</summary>
    public Task<FlowEnd> InboundEnded => inboundEnded.Task;

    /// <summary>The end of the last flow; null while the first one runs.</summary>
    public FlowEnd? LastEnd { get; private set; }

    /// <summary>Whether the agent has left and the customer is still on the line: the disconnect flow runs.</summary>
    public bool CustomerRemains
    {
        get;
        internal set => Change(() => field = value);
    }

    /// <summary>Raised after each of the changes above, on the thread of the change.</summary>
    public event Action? Changed;

    internal void Add(TraceEntry entry) => Change(() => ImmutableInterlocked.Update(ref path, list => list.Add(entry)));

    internal void Add(Prompt prompt, DateTimeOffset at) =>
        Change(() => ImmutableInterlocked.Update(ref heard, list => Latest(list).Add(new(at, prompt.Content))));

    internal void AddWhisper(Prompt prompt) =>
        Change(() => ImmutableInterlocked.Update(ref whispers, list => list.Add(prompt.Content)));

    internal void Add(LambdaCall call) => Change(() => ImmutableInterlocked.Update(ref lambdaCalls, list => list.Add(call)));

    internal void Add(FunctionLogLine line) => Change(() => ImmutableInterlocked.Update(ref log, list => list.Add(line)));

    internal void End(FlowEnd end)
    {
        LastEnd = end;
        inboundEnded.TrySetResult(end);
        Changed?.Invoke();
    }

    internal void Fail(Exception cause)
    {
        inboundEnded.TrySetException(cause);
        Changed?.Invoke();
    }

    private static ImmutableList<HeardPrompt> Latest(ImmutableList<HeardPrompt> prompts) =>
        prompts.Count < MostPrompts ? prompts : prompts.RemoveAt(0);

    private void Change(Action change)
    {
        change();
        Changed?.Invoke();
    }
}
