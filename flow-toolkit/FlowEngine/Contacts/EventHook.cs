using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The events that Set … flow (<c>UpdateContactEventHooks</c>) can attach a flow to.</summary>
public static class EventHook
{
    public const string AgentHold = nameof(AgentHold);
    public const string AgentWhisper = nameof(AgentWhisper);
    public const string CustomerHold = nameof(CustomerHold);
    public const string CustomerQueue = nameof(CustomerQueue);

    /// <summary>The disconnect flow: the agent has left and the customer is still connected.</summary>
    public const string CustomerRemaining = nameof(CustomerRemaining);
    public const string CustomerWhisper = nameof(CustomerWhisper);
    public const string DefaultAgentUI = nameof(DefaultAgentUI);
    public const string DisconnectAgentUI = nameof(DisconnectAgentUI);
    public const string PauseContact = nameof(PauseContact);
    public const string ResumeContact = nameof(ResumeContact);

    /// <summary>No block sets this hook: outbound calls run the outbound whisper flow of the queue or the instance.</summary>
    public const string OutboundWhisper = nameof(OutboundWhisper);

    /// <summary>The type of flow that runs at this event, or null for an unknown hook.</summary>
    public static FlowType? FlowTypeOf(string hook) =>
        hook switch
        {
            AgentHold => FlowType.AgentHold,
            AgentWhisper => FlowType.AgentWhisper,
            CustomerHold => FlowType.CustomerHold,
            CustomerQueue => FlowType.CustomerQueue,
            CustomerWhisper => FlowType.CustomerWhisper,
            OutboundWhisper => FlowType.OutboundWhisper,
            CustomerRemaining or DefaultAgentUI or DisconnectAgentUI or PauseContact or ResumeContact => FlowType.ContactFlow,
            _ => null,
        };
}
