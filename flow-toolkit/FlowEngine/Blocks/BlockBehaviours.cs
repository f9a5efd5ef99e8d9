using System.Collections.Frozen;
using ScreenPop.FlowEngine.LambdaEvents;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>The behaviour of each action type. A type without an entry passes the contact on with a note.</summary>
internal static class BlockBehaviours
{
    private static readonly FrozenDictionary<string, BlockBehaviour> ByType = new Dictionary<string, BlockBehaviour>(
        StringComparer.Ordinal
    )
    {
        // Participant actions
        ["MessageParticipant"] = PromptBlocks.PlayAsync,
        ["MessageParticipantIteratively"] = PromptBlocks.LoopAsync,
        ["GetParticipantInput"] = InputBlocks.GetInputAsync,
        ["ConnectParticipantWithLexBot"] = BotBlocks.TalkAsync,
        ["ShowView"] = ViewBlocks.ShowAsync,
        ["TransferParticipantToThirdParty"] = CallBlocks.TransferToThirdPartyAsync,
        ["DisconnectParticipant"] = ControlBlocks.Disconnect,

        // Contact actions
        ["UpdateContactAttributes"] = AttributeBlocks.SetContactAttributes,
        ["UpdateContactData"] = AttributeBlocks.SetContactData,
        ["UpdateContactTextToSpeechVoice"] = AttributeBlocks.SetVoice,
        ["TagContact"] = AttributeBlocks.Tag,
        ["UntagContact"] = AttributeBlocks.Untag,
        ["UnTagContact"] = AttributeBlocks.Untag,
        ["UpdateContactTargetQueue"] = QueueBlocks.SetQueue,
        ["TransferContactToQueue"] = QueueBlocks.TransferAsync,
        ["DequeueContactAndTransferToQueue"] = QueueBlocks.DequeueAndTransferAsync,
        ["TransferContactToAgent"] = QueueBlocks.TransferToAgent,
        ["RouteContactToAgent"] = QueueBlocks.InterruptAgentAsync,
        ["UpdateContactEventHooks"] = BehaviourBlocks.SetEventHook,
        ["UpdateContactRecordingBehavior"] = MediaBlocks.SetRecording,
        ["UpdateContactRecordingAndAnalyticsBehavior"] = MediaBlocks.SetRecordingAndAnalytics,
        ["UpdateContactMediaStreamingBehavior"] = MediaBlocks.SetStreaming,
        ["UpdateContactRoutingBehavior"] = BehaviourBlocks.SetRoutingAsync,
        ["UpdateContactRoutingCriteria"] = BehaviourBlocks.SetRoutingCriteria,
        ["UpdateRoutingCriteria"] = BehaviourBlocks.SetRoutingCriteria,
        ["UpdateContactCallbackNumber"] = BehaviourBlocks.SetCallbackNumber,
        ["UpdatePreviousContactParticipantState"] = BehaviourBlocks.SetHold,
        ["UpdateContactMediaProcessing"] = MediaBlocks.SetProcessing,
        ["CompleteOutboundCall"] = CallBlocks.CompleteOutboundCall,
        ["CreateTask"] = NewContactBlocks.CreateTaskAsync,
        ["CreateCase"] = CaseBlocks.CreateAsync,
        ["GetCase"] = CaseBlocks.GetAsync,
        ["UpdateCase"] = CaseBlocks.UpdateAsync,
        ["CreateWisdomSession"] = NewContactBlocks.CreateAssistantSessionAsync,
        ["StartOutboundChatContact"] = NewContactBlocks.StartChatAsync,
        ["ResumeContact"] = CallBlocks.ResumeAsync,
        ["InvokeFlowModule"] = ControlBlocks.InvokeModule,
        ["EndFlowModuleExecution"] = ControlBlocks.ReturnFromModule,

        // Flow control
        ["Compare"] = ControlBlocks.Compare,
        ["TransferToFlow"] = ControlBlocks.TransferToFlow,
        ["UpdateFlowLoggingBehavior"] = BehaviourBlocks.SetLogging,
        ["EndFlowExecution"] = ControlBlocks.EndFlow,
        ["Loop"] = LoopBlock.Run,
        ["CheckHoursOfOperation"] = QueueBlocks.CheckHours,
        ["UpdateFlowAttributes"] = AttributeBlocks.SetFlowAttributes,
        ["CheckMetricData"] = QueueBlocks.CheckMetric,
        ["GetMetricData"] = QueueBlocks.GetMetrics,
        ["Wait"] = ControlBlocks.WaitAsync,
        ["DistributeByPercentage"] = ControlBlocks.Distribute,
        ["CheckOutboundCallStatus"] = CallBlocks.CheckOutboundCallStatusAsync,
        ["CheckVoiceId"] = CallBlocks.CheckVoiceIdAsync,
        ["StartVoiceIdStream"] = CallBlocks.StartVoiceIdStreamAsync,

        // Interactions
        ["InvokeLambdaFunction"] = LambdaBlock.InvokeAsync,
        ["CreateCallbackContact"] = NewContactBlocks.CreateCallbackAsync,
        ["GetCustomerProfile"] = ProfileBlocks.GetAsync,
        ["CreateCustomerProfile"] = ProfileBlocks.CreateAsync,
        ["UpdateCustomerProfile"] = ProfileBlocks.UpdateAsync,
        ["GetCustomerProfileObject"] = ProfileBlocks.GetObjectAsync,
        ["GetCalculatedAttributesForCustomerProfile"] = ProfileBlocks.GetCalculatedAsync,
        ["AssociateContactToCustomerProfile"] = ProfileBlocks.AssociateAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BlockBehaviour Of(string type) => ByType.GetValueOrDefault(type) ?? UnknownBlock.PassAsync;
}
