using System.Collections.Frozen;

namespace ScreenPop.FlowEngine;

/// <summary>Action type to what it does. A type that is not here passes through with a note.</summary>
internal static class BlockBehaviours
{
    private static readonly FrozenDictionary<string, BlockBehaviour> ByType = new Dictionary<string, BlockBehaviour>(StringComparer.Ordinal)
    {
        // Participant actions
        ["MessageParticipant"] = PromptBlocks.PlayAsync,
        ["MessageParticipantIteratively"] = PromptBlocks.LoopAsync,
        ["GetParticipantInput"] = InputBlocks.GetInputAsync,
        ["ConnectParticipantWithLexBot"] = ServiceBlocks.BotAsync,
        ["ShowView"] = ServiceBlocks.ViewAsync,
        ["TransferParticipantToThirdParty"] = ServiceBlocks.ThirdPartyAsync,
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
        ["UpdateContactEventHooks"] = BehaviourBlocks.SetEventHook,
        ["UpdateContactRecordingBehavior"] = BehaviourBlocks.SetRecording,
        ["UpdateContactRecordingAndAnalyticsBehavior"] = BehaviourBlocks.SetRecording,
        ["UpdateContactMediaStreamingBehavior"] = BehaviourBlocks.SetMediaStreaming,
        ["UpdateContactRoutingBehavior"] = BehaviourBlocks.SetRouting,
        ["UpdateContactRoutingCriteria"] = BehaviourBlocks.SetRoutingCriteria,
        ["UpdateRoutingCriteria"] = BehaviourBlocks.SetRoutingCriteria,
        ["UpdateContactCallbackNumber"] = BehaviourBlocks.SetCallbackNumber,
        ["UpdatePreviousContactParticipantState"] = BehaviourBlocks.SetHold,
        ["UpdateContactMediaProcessing"] = ServiceBlocks.OtherAsync,
        ["CompleteOutboundCall"] = ServiceBlocks.OtherAsync,
        ["CreateTask"] = ServiceBlocks.TaskAsync,
        ["CreateCase"] = ServiceBlocks.CaseAsync,
        ["GetCase"] = ServiceBlocks.CaseAsync,
        ["UpdateCase"] = ServiceBlocks.CaseAsync,
        ["CreateWisdomSession"] = ServiceBlocks.OtherAsync,
        ["StartOutboundChatContact"] = ServiceBlocks.OtherAsync,
        ["ResumeContact"] = ServiceBlocks.OtherAsync,
        ["InvokeFlowModule"] = ControlBlocks.InvokeModule,
        ["EndFlowModuleExecution"] = ControlBlocks.ReturnFromModule,

        // Flow control
        ["Compare"] = ControlBlocks.Compare,
        ["TransferToFlow"] = ControlBlocks.TransferToFlow,
        ["UpdateFlowLoggingBehavior"] = BehaviourBlocks.SetLogging,
        ["EndFlowExecution"] = ControlBlocks.EndFlow,
        ["Loop"] = ControlBlocks.Loop,
        ["CheckHoursOfOperation"] = QueueBlocks.CheckHours,
        ["UpdateFlowAttributes"] = AttributeBlocks.SetFlowAttributes,
        ["CheckMetricData"] = QueueBlocks.CheckMetric,
        ["GetMetricData"] = QueueBlocks.GetMetrics,
        ["Wait"] = ControlBlocks.WaitAsync,
        ["DistributeByPercentage"] = ControlBlocks.Distribute,
        ["CheckOutboundCallStatus"] = ServiceBlocks.OtherAsync,
        ["CheckVoiceId"] = ServiceBlocks.OtherAsync,
        ["StartVoiceIdStream"] = ServiceBlocks.OtherAsync,

        // Interactions
        ["InvokeLambdaFunction"] = LambdaBlock.InvokeAsync,
        ["CreateCallbackContact"] = ServiceBlocks.OtherAsync,
        ["GetCustomerProfile"] = ServiceBlocks.ProfileAsync,
        ["CreateCustomerProfile"] = ServiceBlocks.ProfileAsync,
        ["UpdateCustomerProfile"] = ServiceBlocks.ProfileAsync,
        ["GetCustomerProfileObject"] = ServiceBlocks.ProfileAsync,
        ["GetCalculatedAttributesForCustomerProfile"] = ServiceBlocks.ProfileAsync,
        ["AssociateContactToCustomerProfile"] = ServiceBlocks.ProfileAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BlockBehaviour Of(string type) => ByType.GetValueOrDefault(type) ?? ServiceBlocks.UnknownAsync;
}
