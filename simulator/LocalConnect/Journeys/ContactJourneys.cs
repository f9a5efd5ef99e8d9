using System.Collections.Concurrent;
using System.Text.Json;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Flows;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>The contacts that are under way, each with its flow. This is where a call begins.</summary>
public sealed class ContactJourneys
{
    private readonly ContactCenter center;
    private readonly FlowCatalog flows;
    private readonly LambdaService lambda;
    private readonly Flow inboundFlow;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, Journey> journeys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JourneyRun> runs = new(StringComparer.Ordinal);

    internal ContactJourneys(ContactCenter center, FlowCatalog flows, LambdaService lambda, Flow inboundFlow, TimeProvider time)
    {
        this.center = center;
        this.flows = flows;
        this.lambda = lambda;
        this.inboundFlow = inboundFlow;
        this.time = time;
    }

    /// <summary>Raised when a contact begins.</summary>
    public event Action<Journey>? Started;

    public IReadOnlyCollection<Journey> All => [.. journeys.Values];

    public Journey? Find(string contactId) => journeys.GetValueOrDefault(contactId);

    /// <summary>A customer calls. The flow runs on its own; the journey tells how far it is.</summary>
    /// <param name="from">The caller's number, a word such as <c>anonymous</c> where it is withheld, or null for none at all.</param>
    /// <param name="to">The number dialed.</param>
    /// <param name="keys">Keys the caller presses; they wait for the first block that listens.</param>
    public Journey Call(string? from, string to, string keys = "") => Start(NewContact.Call(from, to), keys);

    /// <summary>Keys pressed during a call; false when its flow is over.</summary>
    public bool Press(string contactId, string keys)
    {
        if (!runs.TryGetValue(contactId, out var run))
        {
            return false;
        }

        run.Press(keys);
        return true;
    }

    /// <summary>The caller hangs up; false when the contact is over already.</summary>
    public bool HangUp(string contactId) => center.HangUpByCustomer(contactId);

    /// <summary>Gives a function's log line to the contact that it names.</summary>
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
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("contactId", out var id) ? id.GetString() : null;
        }
        catch (JsonException)
        {
            // Not one of the functions' own JSON lines.
            return null;
        }
    }

    private Journey Start(NewContact arriving, string keys)
    {
        var contact = center.CreateContact(arriving);
        var journey = new Journey(contact.Id);
        journeys[contact.Id] = journey;
        Started?.Invoke(journey);

        var caller = new Caller(time, journey.Add);
        caller.Press(keys);
        var ports = new FlowPorts
        {
            Participant = caller,
            Lambda = new FlowLambda(lambda, journey.Add),
            Instance = new FlowInstance(center, flows),
            Time = time,
        };
        var run = new JourneyRun(center, FlowContactOf(contact), journey, ports, caller);
        runs[contact.Id] = run;
        _ = RunAsync(run, contact.Id);
        return journey;
    }

    private async Task RunAsync(JourneyRun run, string contactId)
    {
        try
        {
            await Task.Run(() => run.RunAsync(inboundFlow));
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

    private FlowContact FlowContactOf(Contact contact)
    {
        var flowContact = new FlowContact
        {
            ContactId = contact.Id,
            InitialContactId = contact.ChainId,
            PreviousContactId = contact.PreviousContactId ?? contact.Id,
            RelatedContactId = contact.RelatedContactId,
            Channel = contact.Channel.ToString().ToUpperInvariant(),
            InitiationMethod = InitiationMethodOf(contact.InitiationMethod),
            InstanceArn = center.Instance.Value,
            CustomerEndpoint = EndpointOf(contact.CustomerEndpoint),
            SystemEndpoint = EndpointOf(contact.SystemEndpoint),
            Name = contact.Name,
            Description = contact.Description,
        };
        foreach (var (name, value) in contact.Attributes)
        {
            flowContact.Attributes[name] = value;
        }

        flowContact.SegmentAttributes["connect:Subtype"] = contact.Channel == Channel.Voice ? "connect:Telephony" : $"connect:{contact.Channel}";
        flowContact.Tags["aws:connect:instanceId"] = center.Instance.InstanceId;
        return flowContact;
    }

    private static FlowEngine.ContactEndpoint? EndpointOf(Contacts.ContactEndpoint? endpoint) => endpoint is null
        ? null
        : new FlowEngine.ContactEndpoint(endpoint.Address, endpoint.Type == EndpointType.EmailAddress ? "EMAIL_ADDRESS" : "TELEPHONE_NUMBER", endpoint.Name);

    private static string InitiationMethodOf(InitiationMethod method) => method switch
    {
        InitiationMethod.QueueTransfer => "QUEUE_TRANSFER",
        InitiationMethod.ExternalOutbound => "EXTERNAL_OUTBOUND",
        InitiationMethod.AgentReply => "AGENT_REPLY",
        _ => method.ToString().ToUpperInvariant(),
    };
}
