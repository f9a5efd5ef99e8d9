using System.Collections.Concurrent;
using System.Text.Json;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Flows;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Starts contacts and keeps their journeys, each with its flow.</summary>
public sealed class ContactJourneys : IDisposable
{
    /// <summary>The number of journeys to keep. The oldest ones are dropped.</summary>
    private const int Kept = 1_000;

    private readonly ContactCenter center;
    private readonly FlowInstance instance;
    private readonly LambdaService lambda;
    private readonly string inboundFlow;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private readonly ConcurrentDictionary<string, Journey> journeys = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly ConcurrentDictionary<string, JourneyRun> runs = new(StringComparer.Ordinal);

    internal ContactJourneys(ContactCenter center, FlowCatalog flows, LambdaService lambda, string inboundFlow, TimeProvider time)
    {
        this.center = center;
        this.lambda = lambda;
        this.inboundFlow = inboundFlow;
        this.time = time;
        Flows = flows;
        instance = new FlowInstance(center, flows);
        subscription = center.Subscribe(OnChange);
    }

    /// <summary>Raised when a contact begins.</summary>
    public event Action<Journey>? Started;

    /// <summary>Raised after a change of any contact's journey, on the thread of the change.</summary>
    public event Action? Changed;

    internal FlowCatalog Flows { get; }

    /// <summary>The kept journeys, oldest first.</summary>
    public IReadOnlyList<Journey> All => [.. order.Select(Find).OfType<Journey>()];

    public Journey? Find(string contactId) => journeys.GetValueOrDefault(contactId);

    /// <summary>Starts a call. The flow runs in the background; the journey shows its progress.</summary>
    /// <param name="from">The caller's number; a word such as <c>anonymous</c> for a withheld number; null for none.</param>
    /// <param name="to">The dialed number.</param>
    /// <param name="keys">Keys that the caller presses. They wait for the first block that reads input.</param>
    public Journey Call(string? from, string to, string keys = "") => Start(NewContact.Call(from, to), keys);

    /// <summary>
    /// Starts a contact of any channel with the dialed number's flow, otherwise with the instance's inbound flow; see <see
    /// cref="Call"/>.
    /// </summary>
    /// <param name="arriving">The contact.</param>
    /// <param name="keys">See <see cref="Call"/>.</param>
    /// <param name="line">The number whose flow the contact runs, if it is not the dialed one: a task has none.</param>
    public Journey Start(NewContact arriving, string keys = "", string? line = null)
    {
        ArgumentNullException.ThrowIfNull(arriving);
        return Start(arriving, Flows.OfNumber(line ?? arriving.SystemEndpoint?.Address, inboundFlow), keys);
    }

    /// <summary>Starts a contact of any channel with this flow; see <see cref="Call"/>.</summary>
    internal Journey Start(NewContact arriving, Flow flow, string keys = "") =>
        Begin(center.CreateContact(arriving), keys, run => run.ArriveAsync(flow, arriving.ScheduledAt));

    /// <summary>
    /// Ends a contact. Its successor runs this flow; its working queue is the destination queue or the agent's own.
    /// </summary>
    internal Journey Transfer(string contactId, ContactEndpoint destination, Flow flow)
    {
        var isAgent = destination.Type == EndpointType.Agent;
        var queue = instance.FindQueue(isAgent ? center.Instance.OfAgent(destination.Address) : destination.Address);
        var successor = center.TransferToFlow(contactId, isAgent ? InitiationMethod.Transfer : InitiationMethod.QueueTransfer);
        return Begin(successor, "", run => run.ArriveAsync(flow), queue);
    }

    /// <summary>Presses keys during a call; false when its flow has ended.</summary>
    public bool Press(string contactId, string keys)
    {
        if (!runs.TryGetValue(contactId, out var run))
        {
            return false;
        }

        run.Press(keys);
        return true;
    }

    /// <summary>Hangs up as the customer; false when the contact has ended already and its customer is gone.</summary>
    public bool HangUp(string contactId)
    {
        // The contact centre may have forgotten a contact whose disconnect flow still runs.
        var contact = center.FindContact(contactId);
        if ((contact?.ChainId ?? runs.GetValueOrDefault(contactId)?.ChainId) is not { } chain)
        {
            return false;
        }

        var remaining = runs.Values.Where(run => run.ChainId == chain).ToList().FindAll(run => run.HangUp());
        return (contact is not null && center.HangUpByCustomer(contactId)) || remaining.Count > 0;
    }

    public void Dispose()
    {
        subscription.Dispose();
        foreach (var run in runs.Values)
        {
            run.Abandon();
        }
    }

    /// <summary>Adds a function's log line to the journey of the contact that the line names.</summary>
    internal void Note(FunctionLogLine line)
    {
        if (ContactIdIn(line.Text) is { } contactId && Find(contactId) is { } journey)
        {
            journey.Add(line);
        }
    }

    private static string? ContactIdIn(string logLine)
    {
        try
        {
            using var json = JsonDocument.Parse(logLine);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("contactId", out var id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            // The line is not one of the functions' JSON log lines.
            return null;
        }
    }

    private void OnChange(CenterChange change)
    {
        foreach (var happened in change.Events)
        {
            if (
                happened is { Type: ContactEventType.Initiated, Contact.InitiationMethod: InitiationMethod.Outbound }
                && change.After.Contacts.TryGetValue(happened.Contact.Id, out var contact)
            )
            {
                Begin(contact, "", run => run.CallOutAsync());
            }
        }
    }

    /// <summary>
    /// Calls the customer back after the flow's delay. As in the service, the contact exists at once: by then, the call in which
    /// it was requested may be forgotten.
    /// </summary>
    private void CallBack(ContactCallback callback, string contactId)
    {
        var due = time.GetUtcNow() + callback.InitialDelay;
        var contact = center.CreateContact(
            new NewContact
            {
                InitiationMethod = InitiationMethod.Callback,
                PreviousContactId = contactId,
                CustomerEndpoint = ContactEndpoint.PhoneNumber(callback.Number),
                SystemEndpoint = callback.Queue.OutboundCallerId is { } shown ? ContactEndpoint.PhoneNumber(shown.Address) : null,
            }
        );
        var flow = callback.Flow is { } named ? Flows.FindFlow(named) : null;
        Begin(contact, "", run => flow is null ? run.WaitAsync(callback.Queue, due) : run.ArriveAsync(flow), callback.Queue);
    }

    /// <summary>As in the service, a new contact waits: the one before has ended with its agent.</summary>
    private void QueueAgain(FlowContact left, ContactQueue queue)
    {
        var contact = center.CreateContact(FlowContacts.After(left));
        Begin(contact, "", run => run.WaitAsync(queue, time.GetUtcNow()), queue, left);
    }

    private Journey Begin(
        Contact contact,
        string keys,
        Func<JourneyRun, Task> run,
        ContactQueue? queue = null,
        FlowContact? before = null
    )
    {
        var journey = new Journey(contact.Id);
        journey.Changed += () => Changed?.Invoke();
        journeys[contact.Id] = journey;
        order.Enqueue(contact.Id);
        if (order.Count > Kept && order.TryDequeue(out var oldest))
        {
            journeys.TryRemove(oldest, out _);
        }

        Started?.Invoke(journey);
        var caller = new Caller(time, prompt => journey.Add(prompt, time.GetUtcNow()));
        caller.Press(keys);
        var listener = new Listener(caller, journey.AddWhisper);
        var ports = new FlowPorts
        {
            Participant = listener,
            Lambda = new FlowLambda(lambda, journey.Add, time),
            Instance = instance,
            Time = time,
        };
        queue ??= contact.QueueId is { } queueId && center.FindQueue(queueId) is { } known ? instance.Of(known) : null;
        var flowContact = FlowContacts.Of(center, contact, queue, RelatedTo(contact));
        if (before is not null)
        {
            FlowContacts.Keep(flowContact, before);
        }

        var started = new JourneyRun(center, flowContact, journey, ports, caller, listener);
        started.CallbackWanted += callback => CallBack(callback, contact.Id);
        started.QueuedAgain += QueueAgain;
        runs[contact.Id] = started;
        _ = RunAsync(started, contact.Id, run);
        return journey;
    }

    private FlowContact? RelatedTo(Contact contact) =>
        contact.RelatedContactId is { } id && center.FindContact(id) is { } related
            ? FlowContacts.Of(center, related, queue: null)
            : null;

    private async Task RunAsync(JourneyRun run, string contactId, Func<JourneyRun, Task> journeyOf)
    {
        try
        {
            await Task.Run(() => journeyOf(run));
        }
        catch (Exception failure)
        {
            System.Diagnostics.Trace.TraceError("The flow of contact {0} failed: {1}", contactId, failure);
        }
        finally
        {
            runs.TryRemove(contactId, out _);
            run.Dispose();
        }
    }
}
