using System.Text.Json;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>
/// What a flow knows about a contact and changes on it. The runner writes to it while blocks execute; whoever created it
/// reads it at any time after a block was observed.
/// </summary>
public sealed class FlowContact
{
    public required string ContactId { get; init; }

    /// <summary>First contact of the chain; the contact itself when it is the first.</summary>
    public string InitialContactId
    {
        get => field ?? ContactId;
        init;
    }

    /// <summary>On a first contact Amazon Connect sends the contact's own id, not null.</summary>
    public string PreviousContactId
    {
        get => field ?? ContactId;
        init;
    }

    public string? RelatedContactId
    {
        get => field ?? RelatedContact?.ContactId;
        init;
    }

    /// <summary>The contact a block with the target Related writes to; null when there is none at hand.</summary>
    public FlowContact? RelatedContact { get; init; }

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c> or <c>EMAIL</c>.</summary>
    public string Channel { get; init; } = "VOICE";

    /// <summary><c>INBOUND</c>, <c>OUTBOUND</c>, <c>TRANSFER</c>, <c>CALLBACK</c>, <c>API</c>… an open list.</summary>
    public string InitiationMethod { get; init; } = "INBOUND";

    public required string InstanceArn { get; init; }

    public string AwsRegion { get; init; } = "us-east-1";

    /// <summary>The customer's number or address; null for contacts an API made without one.</summary>
    public ContactEndpoint? CustomerEndpoint { get; init; }

    /// <summary>What the customer contacted: the dialed number.</summary>
    public ContactEndpoint? SystemEndpoint { get; init; }

    /// <summary>
    /// Where <see cref="Attributes"/> are kept. The default value keeps them in memory, for this contact alone.
    /// </summary>
    public IContactAttributes AttributeStore { get; init; } = new MemoryAttributes();

    /// <summary>The contact attributes an agent sees, as they are at this moment.</summary>
    public IReadOnlyDictionary<string, string> Attributes => AttributeStore.All;

    /// <summary>System and user-defined segment attributes, such as <c>connect:Subtype</c>.</summary>
    public IDictionary<string, string> SegmentAttributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// What came with the contact and a flow only reads: an object with <c>AdditionalEmailRecipients</c>, <c>Capabilities</c>
    /// and <c>Media</c>, members as the references name them. Undefined when nothing came.
    /// </summary>
    public JsonElement SystemAttributes { get; init; }

    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IDictionary<string, ContactReference> References { get; } =
        new Dictionary<string, ContactReference>(StringComparer.Ordinal);

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? CustomerId { get; set; }

    public string? LanguageCode { get; set; }

    public string? WisdomSessionArn { get; set; }

    /// <summary>The queue the flow chose; null until Set working queue has run.</summary>
    public ContactQueue? TargetQueue { get; set; }

    /// <summary>The agent whose own queue the flow chose, as id or ARN.</summary>
    public string? TargetAgent { get; set; }

    /// <summary>The agent a whisper or hold flow runs for.</summary>
    public ContactAgent? Agent { get; set; }

    /// <summary>Hook name (<see cref="EventHook"/>) to the id or ARN of the flow that runs then.</summary>
    public IDictionary<string, string> EventHooks { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Hooks switched off for this contact: not even the instance's default flow runs.</summary>
    public ISet<string> DisabledHooks { get; } = new HashSet<string>(StringComparer.Ordinal);

    public ContactVoice? Voice { get; set; }

    /// <summary>Whether Set logging behavior switched flow logs on.</summary>
    public bool FlowLogging { get; set; }

    /// <summary>Participants whose audio is recorded, as the flow set them (<c>Agent</c>, <c>Customer</c>).</summary>
    public IReadOnlyList<string> RecordedParticipants { get; set; } = [];

    /// <summary>Where Start media streaming sends the caller's audio; null until a flow started it.</summary>
    public ContactMediaStream? MediaStream { get; set; }

    /// <summary>ARN of the function that sees every chat message before it is shown, or null.</summary>
    public string? MessageProcessor { get; set; }

    /// <summary>Routing priority; Amazon Connect's default is 5, 1 is most urgent.</summary>
    public int QueuePriority { get; set; } = 5;

    /// <summary>Seconds the contact counts as older (or younger) than it is.</summary>
    public int QueueTimeAdjustmentSeconds { get; set; }

    /// <summary>JSON text of the routing criteria, or null.</summary>
    public string? RoutingCriteria { get; set; }

    public string? CallbackNumber { get; set; }

    /// <summary>Callbacks the flow asked for.</summary>
    public IList<ContactCallback> Callbacks { get; } = [];

    /// <summary>The number an outbound call shows, as Call phone number set it.</summary>
    public string? OutboundCallerId { get; set; }

    /// <summary>The case that opens with this contact, or null.</summary>
    public string? LinkedCaseId { get; set; }

    /// <summary>A paused task; Resume contact ends the pause.</summary>
    public bool IsPaused { get; set; }

    /// <summary><c>AgentOnHold</c>, <c>CustomerOnHold</c> or <c>OffHold</c>, as the last such block set it.</summary>
    public string PreviousParticipantState { get; set; } = "OffHold";
}
