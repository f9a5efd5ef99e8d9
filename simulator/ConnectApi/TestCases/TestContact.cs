using System.Text;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>
/// The simulated contact. It joins consecutive prompts to one message, presses the test's keys, and uses the instance's resources
/// unless the test overrides them.
/// </summary>
internal sealed class TestContact(TestPlay play, ITestCaseInstance instance, SimulatedClock clock, bool isVoice)
    : IParticipant,
        ILambdaInvoker,
        IConnectInstance,
        IFlowServices,
        IFlowObserver
{
    /// <summary>The approximate time to speak one character.</summary>
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(66);

    private readonly List<Prompt> message = [];
    private string? menuText;
    private bool comesBack;

    public FlowPorts Ports =>
        new()
        {
            Participant = this,
            Lambda = this,
            Instance = this,
            Services = this,
            Observer = this,
            Time = clock,
        };

    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation)
    {
        // A menu that leads straight back to itself makes no new message in the service.
        if (!comesBack)
        {
            message.Add(prompt);
        }

        comesBack = false;
        menuText = prompt.Interruptible ? prompt.Content : null;
        if (isVoice && !prompt.Interruptible)
        {
            clock.Advance(PerCharacter * prompt.Content.Length);
        }

        cancellation.ThrowIfCancellationRequested();
        return default;
    }

    public ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation)
    {
        Speak();
        cancellation.ThrowIfCancellationRequested();
        var key = play.NextKey();
        if (key is null)
        {
            clock.Advance(limit);
            cancellation.ThrowIfCancellationRequested();
        }

        return new(key);
    }

    public ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation)
    {
        Speak();
        clock.Advance(limit);
        cancellation.ThrowIfCancellationRequested();
        return default;
    }

    public async ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        const string Type = "InvokeLambdaFunction";
        if (invocation.Attempt == 1)
        {
            Starts(Type, invocation.FunctionArn, cancellation);
        }

        if (play.Overrides.Take(Type, invocation.FunctionArn) is not { } strategy)
        {
            return await instance.Functions.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        }

        if (TestMock.Of(strategy) is not { } mock)
        {
            return await instance
                .Functions.InvokeAsync(invocation with { FunctionArn = strategy.Text("SubstituteArn")! }, cancellation)
                .ConfigureAwait(false);
        }

        clock.Advance(mock.Delay);
        cancellation.ThrowIfCancellationRequested();
        // An error from the test is the block's final error: there is no retry.
        return mock.Json is { } json
            ? new LambdaAnswer(LambdaOutcome.Answered, Encoding.UTF8.GetBytes(json))
            : new LambdaAnswer(LambdaOutcome.Unreachable, Detail: $"{mock.Error}, as the test says");
    }

    public ValueTask<LambdaAnswer?> LoadAsync(string requestId, TimeSpan limit, CancellationToken cancellation) =>
        instance.Functions.LoadAsync(requestId, limit, cancellation);

    public FlowLanguage.Flow? FindFlow(string idOrArn) => instance.Flows.FindFlow(idOrArn);

    public FlowLanguage.Flow? FindModule(string idOrArn) => instance.Flows.FindModule(idOrArn);

    public ContactQueue? FindQueue(string idOrArn) => instance.Flows.FindQueue(idOrArn);

    public QueueMetrics? Metrics(ContactQueue queue) => instance.Flows.Metrics(queue);

    public bool? IsOpen(string? hoursId, ContactQueue? queue)
    {
        Starts("CheckHoursOfOperation", hoursId ?? "", default);
        return instance.Flows.IsOpen(
            play.Overrides.Take("CheckHoursOfOperation", hoursId)?.Text("SubstituteArn") ?? hoursId,
            queue
        );
    }

    /// <summary>A simulated contact never enters a queue, so no agent gets it.</summary>
    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation)
    {
        const string Type = "TransferContactToQueue";
        Starts(Type, queue.Arn, cancellation);
        return new(
            play.Overrides.Take(Type, queue.Arn) is { } strategy && TestMock.Of(strategy) is { } mock
                ? mock.Error == "QueueAtCapacity"
                    ? QueueEntry.AtCapacity
                    : QueueEntry.Failed
                : QueueEntry.Accepted
        );
    }

    public ValueTask<ServiceAnswer?> CallAsync(ServiceRequest request, CancellationToken cancellation)
    {
        Speak();
        var said = request.Type is "ConnectParticipantWithLexBot" or "ShowView" ? play.Utterance : null;
        play.Utterance = said is null ? play.Utterance : null;
        return new(said is null ? null : new ServiceAnswer(said));
    }

    public void OnBlock(TraceEntry entry)
    {
        var isMenu = entry.Type == "GetParticipantInput";
        comesBack = isMenu && entry.Target == entry.Identifier;
        if (isMenu && !comesBack && entry.Branch == "NoMatchingCondition" && menuText is { } text)
        {
            // After a wrong key, the service repeats the menu before the next prompt.
            message.Add(new Prompt(PromptKind.Text, text));
        }

        if (!isMenu && entry.Type != "MessageParticipant")
        {
            Speak();
        }
    }

    /// <summary>Joins the prompts since the last message to one message.</summary>
    public void Speak()
    {
        if (message.Count == 0)
        {
            return;
        }

        var said = message.ToList();
        message.Clear();
        play.Happens("MessageReceived", observation => TestMessages.Matches(observation.Properties, said));
    }

    private void Starts(string type, string resource, CancellationToken cancellation)
    {
        Speak();
        play.Happens(
            "FlowActionStarted",
            observation =>
                observation.Properties.Text("ActionType") == type
                && TestOverrides.IsSame(TestOverrides.ResourceOf(observation.Properties), resource)
        );
        cancellation.ThrowIfCancellationRequested();
    }
}
