using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Legs;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Ccp.Snapshots;

/// <summary>Converts the model's values to the protocol's names.</summary>
internal static class Wire
{
    public static string Name(AgentStateType type) =>
        type switch
        {
            AgentStateType.Routable => "routable",
            AgentStateType.NotRoutable => "not_routable",
            AgentStateType.Offline => "offline",
            AgentStateType.System => "system",
            _ => "error",
        };

    public static string Name(AgentContactState state) =>
        state switch
        {
            AgentContactState.Incoming => "incoming",
            AgentContactState.Connecting => "connecting",
            AgentContactState.Connected => "connected",
            AgentContactState.Paused => "paused",
            AgentContactState.Ended => "ended",
            AgentContactState.Missed => "missed",
            AgentContactState.Rejected => "rejected",
            _ => "error",
        };

    public static string Name(ConnectionState state) =>
        state switch
        {
            ConnectionState.Connecting => "connecting",
            ConnectionState.Connected => "connected",
            ConnectionState.Hold => "hold",
            ConnectionState.SilentMonitor => "silent_monitor",
            ConnectionState.Barge => "barge",
            _ => "disconnected",
        };

    public static string Name(ConnectionType type) =>
        type switch
        {
            ConnectionType.Agent => "agent",
            ConnectionType.Inbound => "inbound",
            ConnectionType.Outbound => "outbound",
            _ => "monitoring",
        };

    public static string Name(EndpointType type) =>
        type switch
        {
            EndpointType.PhoneNumber => "phone_number",
            EndpointType.Agent => "agent",
            EndpointType.Queue => "queue",
            EndpointType.EmailAddress => "email_address",
            _ => "chat",
        };

    public static string Name(InitiationMethod method) =>
        method switch
        {
            InitiationMethod.Inbound => "inbound",
            InitiationMethod.Outbound => "outbound",
            InitiationMethod.Transfer => "transfer",
            InitiationMethod.QueueTransfer => "queue_transfer",
            InitiationMethod.Callback => "callback",
            InitiationMethod.Api => "api",
            InitiationMethod.Disconnect => "disconnect",
            InitiationMethod.Monitor => "monitor",
            InitiationMethod.ExternalOutbound => "external_outbound",
            _ => "agent_reply",
        };

    /// <summary>The contact type. A callback has a type of its own here and is a voice contact elsewhere.</summary>
    public static string ContactType(Channel channel, InitiationMethod method) =>
        channel switch
        {
            Channel.Voice => method == InitiationMethod.Callback ? "queue_callback" : "voice",
            Channel.Chat => "chat",
            Channel.Task => "task",
            _ => "email",
        };

    public static string Subtype(Channel channel) =>
        channel switch
        {
            Channel.Voice => "connect:Telephony",
            Channel.Chat => "connect:Chat",
            Channel.Task => "connect:Task",
            _ => "connect:Email",
        };
}
