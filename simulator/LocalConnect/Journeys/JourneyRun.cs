using ScreenPop.Contacts;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Runs one contact from its first flow through its queue and its agent to its end.</summary>
internal sealed class JourneyRun : IFlowObserver, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ContactCenter center;
    private readonly Journey journey;
    private readonly Caller caller;
    private readonly Listener listener;
    private readonly TimeProvider time;
    private readonly FlowRunner runner;
    private readonly CancellationTokenSource hungUp = new();
    private readonly CancellationTokenSource taken = new();
    private readonly TaskCompletionSource<DisconnectReason?> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IDisposable subscription;

    public JourneyRun(
        ContactCenter center,
        FlowContact contact,
        Journey journey,
        FlowPorts ports,
        Caller caller,
        Listener listener
    )
    {
        this.center = center;
        this.journey = journey;
        this.caller = caller;
        this.listener = listener;
        time = ports.Time;
        runner = new FlowRunner(contact, ports with { Participant = listener, Observer = this });
        subscription = center.Subscribe(OnChange);
    }

    /// <summary>Raised for each callback that a flow requests.</summary>
    public event Action<ContactCallback>? CallbackWanted;

    /// <summary>Raised when the disconnect flow has put the customer into a queue again.</summary>
    public event Action<FlowContact, ContactQueue>? QueuedAgain;

    public void Press(string digits) => caller.Press(digits);

    /// <summary>The first contact of the chain.</summary>
    public string ChainId => runner.Contact.InitialContactId;

    /// <summary>The customer whom the agent has left hangs up; false when there is none.</summary>
    public bool HangUp() => journey.CustomerRemains && StopFlow();

    /// <summary>Stops the journey because the instance is closing.</summary>
    public void Abandon()
    {
        StopFlow();
        over.TrySetResult(null);
    }

    /// <summary>Runs a contact from outside: its flow, its queue, its agent.</summary>
    /// <param name="inbound">The flow.</param>
    /// <param name="at">When the flow starts; null for at once.</param>
    public Task ArriveAsync(Flow inbound, DateTimeOffset? at = null) =>
        AtAsync(
            at,
            async () =>
            {
                var end = await runner.RunAsync(inbound, FlowTypeNames.Of(inbound) ?? FlowType.ContactFlow, hungUp.Token);
                journey.End(end);
                await QueueAsync(end);
            }
        );

    /// <summary>Runs a contact without a preceding flow: its queue, its agent.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="at">When the contact enters it.</param>
    public Task WaitAsync(ContactQueue queue, DateTimeOffset at) =>
        AtAsync(
            at,
            async () =>
            {
                var entry = center.Enqueue(journey.ContactId, ResourceArn.IdOf(queue.Arn), runner.Contact.QueuePriority);
                await QueueAsync(entry == EnqueueResult.Queued ? Waits(queue) : Refused(queue));
            }
        );

    private static FlowEnd Waits(ContactQueue queue) => new(FlowEndKind.TransferredToQueue, "", "", queue);

    /// <summary>A full queue takes no contact, and there is no flow with a branch for it: the contact ends.</summary>
    private FlowEnd Refused(ContactQueue queue)
    {
        var end = new FlowEnd(FlowEndKind.UnhandledError, "", "", Detail: $"{queue.Name} is full.");
        journey.End(end);
        return end;
    }

    private Task AtAsync(DateTimeOffset? at, Func<Task> journeyOf) =>
        GuardAsync(async () =>
        {
            if (at is { } start && !await IsDueAsync(start))
            {
                journey.End(new FlowEnd(FlowEndKind.HungUp, "", ""));
                return;
            }

            await journeyOf();
        });

    /// <summary>Waits; false when the contact ended before.</summary>
    private async Task<bool> IsDueAsync(DateTimeOffset start)
    {
        // A timer has whole milliseconds of a clock of its own, and may be early by the time of day.
        while (start - time.GetUtcNow() is var left && left > TimeSpan.Zero && !hungUp.IsCancellationRequested)
        {
            var wait = left > Tick ? left : Tick;
            await Task.Delay(wait, time, hungUp.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        return !hungUp.IsCancellationRequested;
    }

    private async Task QueueAsync(FlowEnd end)
    {
        while (end.Kind == FlowEndKind.TransferredToQueue)
        {
            end = await WaitInQueueAsync(end);
            if (taken.IsCancellationRequested)
            {
                await WithAgentAsync();
                return;
            }

            journey.End(end);
        }

        EndContact();
    }

    /// <summary>Runs an agent's outbound call. The outbound whisper flow sets its attributes while the number rings.</summary>
    public Task CallOutAsync() =>
        GuardAsync(async () =>
        {
            if (await runner.RunHookAsync(EventHook.OutboundWhisper, hungUp.Token) is { } end)
            {
                journey.End(end);
            }

            await over.Task;
        });

    public void OnBlock(TraceEntry entry)
    {
        foreach (var callback in runner.Contact.Callbacks.ToList())
        {
            runner.Contact.Callbacks.Remove(callback);
            CallbackWanted?.Invoke(callback);
        }

        journey.Add(entry);
    }

    public void Dispose()
    {
        subscription.Dispose();
        hungUp.Dispose();
        taken.Dispose();
    }

    private async Task GuardAsync(Func<Task> journeyOf)
    {
        try
        {
            await journeyOf();
        }
        catch (Exception failure)
        {
            // A contact must not be lost when its task fails: it ends, and the journey shows the reason.
            EndContact();
            journey.Fail(failure);
            throw;
        }
    }

    /// <summary>
    /// Plays the customer queue flow until an agent takes the contact, the flow transfers it or the caller hangs up.
    /// </summary>
    private async Task<FlowEnd> WaitInQueueAsync(FlowEnd queued)
    {
        var end = await runner.RunHookAsync(EventHook.CustomerQueue, hungUp.Token, taken.Token);
        if (end is not null && end.Kind != FlowEndKind.Ended)
        {
            return end;
        }

        // The queue flow has ended or does not exist: the caller hears silence until an agent takes the contact.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hungUp.Token, taken.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        return queued with { Kind = hungUp.IsCancellationRequested ? FlowEndKind.HungUp : FlowEndKind.Interrupted };
    }

    private async Task WithAgentAsync()
    {
        runner.Contact.Agent = AgentOnTheContact();
        listener.IsAgent = true;
        await runner.RunHookAsync(EventHook.AgentWhisper, hungUp.Token);
        listener.IsAgent = false;
        await runner.RunHookAsync(EventHook.CustomerWhisper, hungUp.Token);
        if (await over.Task == DisconnectReason.AgentDisconnect)
        {
            await WithoutAgentAsync();
        }
    }

    /// <summary>The disconnect flow. The contact has ended for the agent; only the customer is left.</summary>
    private async Task WithoutAgentAsync()
    {
        FlowEnd? end;
        journey.CustomerRemains = true;
        try
        {
            end = await runner.RunHookAsync(EventHook.CustomerRemaining, hungUp.Token);
            if (end?.Queue is { } queue)
            {
                QueuedAgain?.Invoke(runner.Contact, queue);
            }
        }
        finally
        {
            journey.CustomerRemains = false;
        }

        if (end is not null)
        {
            journey.End(end);
        }
    }

    /// <summary>False when the flow has been stopped already, or the journey has ended by itself.</summary>
    private bool StopFlow()
    {
        try
        {
            var stops = !hungUp.IsCancellationRequested;
            hungUp.Cancel();
            return stops;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private ContactAgent? AgentOnTheContact()
    {
        if (center.FindContact(journey.ContactId)?.Agent is not { } username || center.FindAgent(username) is not { } agent)
        {
            return null;
        }

        var names = agent.Name.Split(' ', 2);
        return new ContactAgent(center.Instance.OfAgent(username), username, names[0], names.ElementAtOrDefault(1) ?? "");
    }

    private void EndContact()
    {
        if (center.FindContact(journey.ContactId) is { IsOver: false })
        {
            center.Stop(journey.ContactId, DisconnectReason.ContactFlowDisconnect);
        }
    }

    private void OnChange(CenterChange change)
    {
        foreach (var happened in change.Events)
        {
            if (happened.Contact.Id != journey.ContactId)
            {
                continue;
            }

            if (happened.Type == ContactEventType.ConnectedToAgent)
            {
                taken.Cancel();
            }
            else if (happened.Type == ContactEventType.Disconnected)
            {
                if (happened.Contact.DisconnectReason != DisconnectReason.AgentDisconnect)
                {
                    hungUp.Cancel();
                }

                over.TrySetResult(happened.Contact.DisconnectReason);
            }
        }
    }
}
