namespace ScreenPop.FlowLanguage;

/// <summary>The flow types of the API (<c>ContactFlowType</c>), and flow modules, a resource of their own.</summary>
public enum FlowType
{
    ContactFlow,
    CustomerQueue,
    CustomerHold,
    CustomerWhisper,
    AgentHold,
    AgentWhisper,
    OutboundWhisper,
    AgentTransfer,
    QueueTransfer,
    Campaign,
    Module,
}
