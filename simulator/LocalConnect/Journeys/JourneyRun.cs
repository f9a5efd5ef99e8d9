using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Takes one contact from its first flow through its queue to its end.</summary>
internal sealed class JourneyRun : IFlowObserver, IDisposable
{
    private readonly ContactCenter center;
    private readonly Journey journey;
    private readonly Caller caller;
    private readonly FlowRunner runner;
    private readonly CancellationTokenSource hangUp = new();
    private readonly CancellationTokenSource taken = new();
    private readonly IDisposable subscription;
    private readonly Dictionary<string, string> published = new(StringComparer.Ordinal);

    public JourneyRun(ContactCenter center, FlowContact contact, Journey journey, FlowPorts ports, Caller caller)
    {
        this.center = center;
        this.journey = journey;
        this.caller = caller;
        runner = new FlowRunner(contact, ports with { Participant = caller, Observer = this });
        subscription = center.Subscribe(OnChange);
    }

    public void Press(string digits) => caller.Press(digits);

    public async Task RunAsync(Flow inbound)
    {
        try
        {
            var end = await runner.RunAsync(inbound, FlowType.ContactFlow, hangUp.Token);
            journey.End(end);
            while (end.Kind == FlowEndKind.TransferredToQueue)
            {
                end = await WaitInQueueAsync(end);
                journey.End(end);
            }

            if (end.Kind is not FlowEndKind.Interrupted and not FlowEndKind.TransferredToAgent)
            {
                center.Stop(journey.ContactId, DisconnectReason.ContactFlowDisconnect);
            }
        }
        catch (Exception failure)
        {
            // A contact must not be lost with the task that carried it: it ends, and whoever watches sees why.
            center.Stop(journey.ContactId, DisconnectReason.ContactFlowDisconnect);
            journey.Fail(failure);
            throw;
        }
    }

    public void OnBlock(TraceEntry entry)
    {
        PublishAttributes();
        journey.Add(entry);
    }

    public void Dispose()
    {
        subscription.Dispose();
        hangUp.Dispose();
        taken.Dispose();
    }

    /// <summary>Plays the customer queue flow, round and round, until an agent takes the contact, the flow takes it elsewhere or the caller goes.</summary>
    private async Task<FlowEnd> WaitInQueueAsync(FlowEnd queued)
    {
        var end = await runner.RunHookAsync(EventHook.CustomerQueue, hangUp.Token, taken.Token);
        if (end is null || end.Kind == FlowEndKind.Ended)
        {
            // No queue flow, or it is over: the caller hears silence until an agent takes the contact.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(hangUp.Token, taken.Token);
            await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            return queued with { Kind = hangUp.IsCancellationRequested ? FlowEndKind.HungUp : FlowEndKind.Interrupted };
        }

        return end;
    }

    private void PublishAttributes()
    {
        var changed = runner.Contact.Attributes.Where(attribute => !published.TryGetValue(attribute.Key, out var value) || value != attribute.Value).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var (name, value) in changed)
        {
            published[name] = value;
        }

        center.SetAttributes(journey.ContactId, new Dictionary<string, string>(changed));
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
                hangUp.Cancel();
            }
        }
    }
}
