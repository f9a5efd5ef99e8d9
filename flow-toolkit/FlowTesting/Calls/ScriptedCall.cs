using System.Text;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>Plays the caller, the functions and the instance of one call, according to its script.</summary>
internal sealed class ScriptedCall : IParticipant, ILambdaInvoker, IConnectInstance, IFlowServices, IFlowObserver
{
    /// <summary>The pace of a reading voice: about 15 characters a second.</summary>
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(66);

    private readonly CallScript script;
    private readonly FlowLibrary library;
    private readonly ILambdaInvoker? realFunctions;
    private readonly CallRecording? recording;
    private readonly Sequence<ScriptedAnswer> functions;
    private readonly Sequence<ServiceAnswer> services;
    private readonly Sequence<string?> failures;
    private readonly Dictionary<string, (TimeSpan Due, LambdaAnswer Answer)> pending = new(StringComparer.Ordinal);

    /// <param name="recording">Records the events that are visible outside the flow; null to record nothing.</param>
    public ScriptedCall(CallScript script, FlowLibrary library, ILambdaInvoker? realFunctions, CallRecording? recording = null)
    {
        this.script = script;
        this.library = library;
        this.realFunctions = realFunctions;
        this.recording = recording;
        functions = new Sequence<ScriptedAnswer>(script.Given.Functions);
        services = new Sequence<ServiceAnswer>(script.Given.Services);
        failures = new Sequence<string?>(script.Given.Failures);
        Steps = new StepProgress(
            script.Steps,
            () =>
            {
                Tell("the caller hangs up");
                recording?.HangsUp(Clock.Elapsed);
                HangUp.Cancel();
            }
        );
    }

    public SimulatedClock Clock { get; } = new();

    public StepProgress Steps { get; }

    public CancellationTokenSource HangUp { get; } = new();

    public List<StoryLine> Story { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    public FlowPorts Ports =>
        new()
        {
            Participant = this,
            Lambda = this,
            Instance = this,
            Services = this,
            Observer = this,
            Time = Clock,
            Fault = failures.IsEmpty ? null : action => failures.TryNext(action.Identifier, out var error) ? error : null,
        };

    public void Tell(string text) => Story.Add(new StoryLine(Clock.Elapsed, text));

    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation)
    {
        Tell($"the caller hears \"{prompt.Content}\"");
        var open = Steps.Open;
        recording?.Heard(prompt, open is HearStep hear && hear.Match.Holds(prompt.Content) ? open : null, Clock.Elapsed);
        Steps.Heard(prompt.Content);
        if (script.Channel == "VOICE" && !prompt.Interruptible)
        {
            Clock.Advance(PerCharacter * prompt.Content.Length);
        }

        cancellation.ThrowIfCancellationRequested();
        return default;
    }

    public ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation)
    {
        var open = Steps.Open;
        var key = Steps.NextKey();
        recording?.Key(key, open is PressStep or SilenceStep ? open : null, Clock.Elapsed);
        if (key is null)
        {
            Clock.Advance(limit);
        }

        Tell(key is { } pressed ? $"the caller presses {pressed}" : $"the caller presses nothing for {limit.TotalSeconds:0.#} s");
        cancellation.ThrowIfCancellationRequested();
        return new(key);
    }

    public ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation)
    {
        Clock.Advance(limit);
        cancellation.ThrowIfCancellationRequested();
        return new(
            events.FirstOrDefault(name => Steps.Open is SayStep say && say.Intent == name && Steps.NextIntent() is not null)
        );
    }

    public async ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        var (open, done) = (Steps.Open, Steps.Done);
        Steps.Asked(invocation.FunctionArn, invocation.Payload);
        var isScripted = functions.TryNextWithin(invocation.FunctionArn, out var scripted);
        Record(invocation, isScripted ? scripted : null, Steps.Done > done ? open : null);
        if (!isScripted)
        {
            Tell($"{invocation.FunctionArn} is asked, and the script gives no answer for it");
            return new LambdaAnswer(LambdaOutcome.Unreachable, Detail: "the script gives no answer for this function");
        }

        if (invocation.IsAsynchronous)
        {
            var id = $"asynchronous-{pending.Count + 1}";
            var answer =
                scripted.IsReal ? await RealAsync(invocation, cancellation).ConfigureAwait(false)
                : scripted.Takes > invocation.TimeLeft
                    ? new LambdaAnswer(LambdaOutcome.FunctionError, Detail: "the function took too long")
                : Answer(scripted);
            pending[id] = (Clock.Elapsed + scripted.Takes, answer);
            Tell($"{invocation.FunctionArn} is asked, and the flow does not wait");
            return new LambdaAnswer(LambdaOutcome.Answered, RequestId: id);
        }

        if (scripted.IsReal)
        {
            return await RealAsync(invocation, cancellation).ConfigureAwait(false);
        }

        Clock.Advance(scripted.Takes < invocation.TimeLeft ? scripted.Takes : invocation.TimeLeft);
        Tell(
            $"{invocation.FunctionArn} is asked and {(scripted.Json is { } json ? $"answers {json}" : $"fails: {scripted.Failure}")}"
        );
        cancellation.ThrowIfCancellationRequested();
        return Answer(scripted);
    }

    public ValueTask<LambdaAnswer?> LoadAsync(string requestId, TimeSpan limit, CancellationToken cancellation)
    {
        if (!pending.TryGetValue(requestId, out var answered) || answered.Due > Clock.Elapsed + limit)
        {
            return default;
        }

        Clock.Advance(answered.Due - Clock.Elapsed);
        cancellation.ThrowIfCancellationRequested();
        return new(answered.Answer);
    }

    public Flow? FindFlow(string idOrArn) => library.FindFlow(idOrArn);

    public Flow? FindModule(string idOrArn) => library.FindModule(idOrArn);

    public ContactQueue? FindQueue(string idOrArn) =>
        FlowLibrary.Queue(idOrArn) is var queue && script.Given.MissingQueues.Contains(queue.Name) ? null : queue;

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation)
    {
        recording?.Asked(recording.Action("TransferContactToQueue", queue.Arn, Clock.Elapsed), null);
        return new(script.Given.Queue);
    }

    public bool? IsOpen(string? hoursId, ContactQueue? queue)
    {
        recording?.Asked(recording.Action("CheckHoursOfOperation", hoursId ?? "", Clock.Elapsed), null);
        return script.Given.Open;
    }

    public QueueMetrics? Metrics(ContactQueue queue) => script.Given.Metrics;

    public ValueTask<ServiceAnswer?> CallAsync(ServiceRequest request, CancellationToken cancellation)
    {
        if (request.Type is "ConnectParticipantWithLexBot" or "ShowView" && Steps.NextIntent() is { } intent)
        {
            Tell(request.Type == "ShowView" ? $"{intent} is chosen in the view" : $"the caller says {intent}");
            return new(new ServiceAnswer(intent));
        }

        return new(
            services.TryNext(request.Identifier, out var answer) || services.TryNext(request.Type, out answer) ? answer : null
        );
    }

    public ValueTask<string?> InterruptAgentAsync(FlowContact contact, string agent, CancellationToken cancellation)
    {
        Tell($"{ResourceArn.IdOf(agent)} is offered the contact, whatever their state");
        return default;
    }

    public void OnBlock(TraceEntry entry)
    {
        Trace.Add(entry);
        recording?.OnBlock(entry);
    }

    private void Record(LambdaInvocation invocation, ScriptedAnswer? answer, CallStep? step)
    {
        if (recording is null)
        {
            return;
        }

        if (invocation.Attempt == 1 || recording.Running is not { } action)
        {
            action = recording.Action("InvokeLambdaFunction", invocation.FunctionArn, Clock.Elapsed) with
            {
                IsAsynchronous = invocation.IsAsynchronous,
            };
            recording.Asked(action, step);
        }

        action.Step ??= step;
        action.Answer = answer;
        action.Limit = answer?.Takes >= invocation.TimeLeft ? invocation.TimeLeft : null;
    }

    private static LambdaAnswer Answer(ScriptedAnswer scripted) =>
        scripted.Json is { } text
            ? new LambdaAnswer(LambdaOutcome.Answered, Encoding.UTF8.GetBytes(text))
            : new LambdaAnswer(scripted.Failure, Detail: "as the script says");

    private async ValueTask<LambdaAnswer> RealAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        if (realFunctions is null)
        {
            Tell($"{invocation.FunctionArn} should be the real function, but no function is running");
            return new LambdaAnswer(LambdaOutcome.Unreachable, Detail: "no real function is running");
        }

        var started = TimeProvider.System.GetTimestamp();
        var answer = await realFunctions.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        Clock.Advance(TimeProvider.System.GetElapsedTime(started));
        var outcome =
            answer.Outcome == LambdaOutcome.Answered
                ? $"answers {Encoding.UTF8.GetString(answer.Payload.Span)}"
                : $"fails: {answer.Outcome}, {answer.Detail}";
        Tell($"{invocation.FunctionArn} itself is asked and {outcome}");
        cancellation.ThrowIfCancellationRequested();
        return answer;
    }
}
