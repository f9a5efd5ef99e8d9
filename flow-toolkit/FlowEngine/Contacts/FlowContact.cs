using System.Text.Json;
using ScreenPop.FlowEngine.Scope;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>
/// The contact that flows read and change. The runner writes to it while blocks execute; the host may read it whenever a block
/// has been observed.
/// </summary>
public sealed class FlowContact
{
    public required string ContactId { get; init; }

    /// <summary>The first contact of the chain; by default this contact.</summary>
    public string InitialContactId
    {
        get => field ?? ContactId;
        init;
    }

    /// <summary>
    /// The previous contact of the chain. For a first contact, Amazon Connect sends the contact's own id, not null.
    /// </summary>
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

    /// <summary>The contact that a block with the target Related writes to, or null.</summary>
    public FlowContact? RelatedContact { get; init; }

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c> or <c>EMAIL</c>.</summary>
    public string Channel { get; init; } = "VOICE";

    /// <summary><c>INBOUND</c>, <c>OUTBOUND</c>, <c>TRANSFER</c>, <c>CALLBACK</c>, <c>API</c>… The list is open.</summary>
    public string InitiationMethod { get; init; } = "INBOUND";

    public required string InstanceArn { get; init; }

    public string AwsRegion { get; init; } = "us-east-1";

    /// <summary>The customer's number or address; null for a contact that an API created without one.</summary>
    public ContactEndpoint? CustomerEndpoint { get; init; }

    /// <summary>The number or address that the customer contacted.</summary>
    public ContactEndpoint? SystemEndpoint { get; init; }

    /// <summary>The store of <see cref="Attributes"/>. Default: in memory, for this contact alone.</summary>
    public IContactAttributes AttributeStore { get; init; } = new MemoryAttributes();

    /// <summary>The current contact attributes, which the agent sees.</summary>
    public IReadOnlyDictionary<string, string> Attributes => AttributeStore.All;

    /// <summary>System and user-defined segment attributes, such as <c>connect:Subtype</c>.</summary>
    public IDictionary<string, string> SegmentAttributes => field ??= OfChannel(Channel);

    /// <summary>
    /// Read-only attributes that came with the contact: an object with <c>AdditionalEmailRecipients</c>, <c>Capabilities</c> and
    /// <c>Media</c>, its members named as in references. Undefined when there are none.
    /// </summary>
    public JsonElement SystemAttributes
    {
        get;
        init => field = WellFormedJson.Of(value);
    }

    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IDictionary<string, ContactReference> References { get; } =
        new Dictionary<string, ContactReference>(StringComparer.Ordinal);

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? CustomerId { get; set; }

    public string? LanguageCode { get; set; }

    public string? WisdomSessionArn { get; set; }

    /// <summary>The queue that the flow chose; null until Set working queue has run.</summary>
    public ContactQueue? TargetQueue { get; set; }

    /// <summary>Id or ARN of the agent whose own queue the flow chose.</summary>
    public string? TargetAgent { get; set; }

    /// <summary>The agent that a whisper or hold flow runs for.</summary>
    public ContactAgent? Agent { get; set; }

    /// <summary>The id or ARN of the flow for each hook (<see cref="EventHook"/>).</summary>
    public IDictionary<string, string> EventHooks { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Hooks that are disabled for this contact: not even the instance's default flow runs.</summary>
    public ISet<string> DisabledHooks { get; } = new HashSet<string>(StringComparer.Ordinal);

    public ContactVoice? Voice { get; set; }

    /// <summary>Whether Set logging behavior enabled flow logs.</summary>
    public bool FlowLogging { get; set; }

    /// <summary>The participants whose audio the flow has recorded (<c>Agent</c>, <c>Customer</c>).</summary>
    public IReadOnlyList<string> RecordedParticipants { get; set; } = [];

    /// <summary>The stream to which Start media streaming sends the caller's audio; null until a flow starts it.</summary>
    public ContactMediaStream? MediaStream { get; set; }

    /// <summary>ARN of the function that processes every chat message before it is shown, or null.</summary>
    public string? MessageProcessor { get; set; }

    /// <summary>Routing priority; 1 is the most urgent. Default 5, as in Amazon Connect.</summary>
    public long QueuePriority { get; set; } = 5;

    /// <summary>Seconds by which routing treats the contact as older or, if negative, younger than it is.</summary>
    public int QueueTimeAdjustmentSeconds { get; set; }

    /// <summary>The routing criteria as JSON, or null.</summary>
    public string? RoutingCriteria { get; set; }

    public string? CallbackNumber { get; set; }

    /// <summary>The callbacks that the flow created.</summary>
    public IList<ContactCallback> Callbacks { get; } = [];

    /// <summary>The caller id of an outbound call, set by Call phone number.</summary>
    public string? OutboundCallerId { get; set; }

    /// <summary>The id of the case linked to this contact, or null.</summary>
    public string? LinkedCaseId { get; set; }

    /// <summary>Whether the task is paused; Resume contact ends the pause.</summary>
    public bool IsPaused { get; set; }

    /// <summary><c>AgentOnHold</c>, <c>CustomerOnHold</c> or <c>OffHold</c>, set by the last block of this kind.</summary>
    public string PreviousParticipantState { get; set; } = "OffHold";

    /// <summary>The subtype that the service itself gives a contact. Source: a payload of a live call; admin guide.</summary>
    private static Dictionary<string, string> OfChannel(string channel)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (channel is "VOICE" or "CHAT")
        {
            attributes["connect:Subtype"] = channel == "VOICE" ? "connect:Telephony" : "connect:Chat";
        }

        return attributes;
    }
}
