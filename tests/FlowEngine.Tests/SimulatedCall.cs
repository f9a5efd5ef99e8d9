using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>
/// A contact whose surroundings are simulated in memory. A test sets the events, runs the flow and checks the result.
/// </summary>
internal sealed class SimulatedCall(string channel = "VOICE", FlowContact? related = null, string system = "{}")
    : IParticipant,
        ILambdaInvoker,
        IConnectInstance,
        IFlowServices,
        IFlowObserver
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
    private FlowRunner? runner;

    public FlowContact Contact { get; } = NewContact(channel, related, system);

    public void SetAttribute(string name, string value) =>
        Contact.AttributeStore.Change(AttributeChanges.Of(new Dictionary<string, string> { [name] = value }));

    public FlowRunnerOptions Options { get; init; } = FlowRunnerOptions.Default;

    /// <summary>The caller's keys, one per read; a blank is silence.</summary>
    public Queue<char> Keys { get; } = new();

    public List<Prompt> Heard { get; } = [];

    public List<LambdaInvocation> Invocations { get; } = [];

    /// <summary>The function; by default it answers an empty object.</summary>
    public Func<LambdaInvocation, LambdaAnswer> Function { get; init; } = _ => Answer("{}");

    public TimeSpan FunctionTakes { get; init; }

    public TimeSpan PromptTakes { get; init; }

    public Dictionary<string, Flow> Flows { get; } = [];

    public Dictionary<string, Flow> Modules { get; } = [];

    public QueueEntry Entry { get; init; } = QueueEntry.Accepted;

    public bool? Open { get; init; } = true;

    public QueueMetrics? QueueMetrics { get; init; }

    public Func<ServiceRequest, ServiceAnswer?> Service { get; init; } = _ => null;

    /// <summary>The reason why an agent gets no offer; null for an offer.</summary>
    public Func<string, string?> Interrupt { get; init; } = _ => null;

    /// <summary>The event that ends a Wait block; null for its timeout.</summary>
    public string? WaitEvent { get; init; }

    public Action<SimulatedCall>? OnPlay { get; set; }

    public CancellationTokenSource HangUp { get; } = new();

    /// <summary>The answers of asynchronous invocations by request id, each with its delay.</summary>
    public Dictionary<string, (TimeSpan After, LambdaAnswer Answer)> Results { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    public IEnumerable<string> Path => Trace.OrderBy(entry => entry.Step).Select(entry => entry.Identifier);

    public DateTimeOffset Now => time.GetUtcNow();

    private static FlowContact NewContact(string channel, FlowContact? related, string system) =>
        new()
        {
            ContactId = "11111111-1111-4111-8111-111111111111",
            InstanceArn = "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222",
            Channel = channel,
            RelatedContact = related,
            SystemAttributes = JsonElement.Parse(system),
            CustomerEndpoint = ContactEndpoint.PhoneNumber("+14155550100"),
            SystemEndpoint = ContactEndpoint.PhoneNumber("+18005550199"),
        };

    public static LambdaAnswer Answer(string json) => new(LambdaOutcome.Answered, Encoding.UTF8.GetBytes(json));

    public FlowRunner Runner =>
        runner ??= new FlowRunner(
            Contact,
            new FlowPorts
            {
                Participant = this,
                Lambda = this,
                Instance = this,
                Services = this,
                Observer = this,
                Time = time,
            },
            Options
        );

    public CancellationTokenSource Taken { get; } = new();

    public async Task<FlowEnd> RunAsync(Flow flow, FlowType type = FlowType.ContactFlow) =>
        await Runner.RunAsync(flow, type, HangUp.Token, Taken.Token);

    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation)
    {
        Heard.Add(prompt);
        time.Advance(PromptTakes);
        OnPlay?.Invoke(this);
        cancellation.ThrowIfCancellationRequested();
        return default;
    }

    public ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation)
    {
        if (Keys.TryDequeue(out var key) && key != ' ')
        {
            return new(key);
        }

        time.Advance(limit);
        return new((char?)null);
    }

    public ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation)
    {
        time.Advance(limit);
        cancellation.ThrowIfCancellationRequested();
        return new(WaitEvent is not null && events.Contains(WaitEvent) ? WaitEvent : null);
    }

    public ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        Invocations.Add(invocation);
        time.Advance(FunctionTakes);
        cancellation.ThrowIfCancellationRequested();
        return new(Function(invocation));
    }

    public ValueTask<LambdaAnswer?> LoadAsync(string requestId, TimeSpan limit, CancellationToken cancellation)
    {
        if (!Results.TryGetValue(requestId, out var result) || result.After > limit)
        {
            return default;
        }

        time.Advance(result.After);
        return new(result.Answer);
    }

    public Flow? FindFlow(string idOrArn) => Flows.GetValueOrDefault(idOrArn);

    public Flow? FindModule(string idOrArn) => Modules.GetValueOrDefault(idOrArn);

    public ContactQueue? FindQueue(string idOrArn) =>
        idOrArn == "no-such-queue" ? null : new ContactQueue(idOrArn, "Support", ContactEndpoint.PhoneNumber("+18005550199"));

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation) =>
        new(Entry);

    public ValueTask<string?> InterruptAgentAsync(FlowContact contact, string agent, CancellationToken cancellation) =>
        new(Interrupt(agent));

    public bool? IsOpen(string? hoursId, ContactQueue? queue) => Open;

    public QueueMetrics? Metrics(ContactQueue queue) => QueueMetrics;

    public ValueTask<ServiceAnswer?> CallAsync(ServiceRequest request, CancellationToken cancellation) => new(Service(request));

    public void OnBlock(TraceEntry entry) => Trace.Add(entry);
}
