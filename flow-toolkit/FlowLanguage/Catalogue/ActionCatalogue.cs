using System.Collections.Frozen;

namespace ScreenPop.FlowLanguage.Catalogue;

/// <summary>
/// Every action type of Flow language 2019-10-30. Source: the developer guide's page per action, and where the live
/// service was seen to disagree with it, the service.
/// </summary>
public static class ActionCatalogue
{
    private const string Nme = "NoMatchingError";
    private const string Nmc = "NoMatchingCondition";
    private const string Everywhere = "IQHWOT";

    private static readonly FrozenDictionary<string, ActionKind> Kinds = Build()
        .ToFrozenDictionary(kind => kind.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> RightNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PlayPrompt"] = "MessageParticipant",
        ["GetDigits"] = "GetParticipantInput",
        ["GetUserInput"] = "GetParticipantInput",
        ["StoreUserInput"] = "GetParticipantInput",
        ["SetVoice"] = "UpdateContactTextToSpeechVoice",
        ["SetAttributes"] = "UpdateContactAttributes",
        ["SetQueue"] = "UpdateContactTargetQueue",
        ["Disconnect"] = "DisconnectParticipant",
        ["TransferToQueue"] = "TransferContactToQueue",
        ["TransferContactToFlow"] = "TransferToFlow",
        ["CheckAttribute"] = "Compare",
        ["CheckStaffing"] = "CheckMetricData",
        ["SetCallbackNumber"] = "UpdateContactCallbackNumber",
        ["StartMediaStreaming"] = "UpdateContactMediaStreamingBehavior",
        ["InvokeExternalResource"] = "InvokeLambdaFunction",
        ["InvokeLexBot"] = "ConnectParticipantWithLexBot",
        ["UnTagContact"] = "UntagContact",
        ["UpdateRoutingCriteria"] = "UpdateContactRoutingCriteria",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<ActionKind> All => Kinds.Values.OrderBy(kind => kind.Type, StringComparer.Ordinal);

    /// <summary>The kind of an action type, or null when the language has no such type.</summary>
    public static ActionKind? Find(string type) => Kinds.GetValueOrDefault(type);

    /// <summary>The real type behind a name people (and models) write instead, or null.</summary>
    public static string? RightName(string type) => RightNames.GetValueOrDefault(type);

    private static IEnumerable<ActionKind> Build() =>
        [
            Kind("MessageParticipant", "Play prompt", "IQWOT", Nme),
            Kind(
                "GetParticipantInput",
                "Get customer input",
                "IQTO",
                $"{Nmc} {Nme} InputTimeLimitExceeded InvalidPhoneNumber"
            ) with
            {
                HasConditions = true,
            },
            Kind(
                "ConnectParticipantWithLexBot",
                "Get customer input (Amazon Lex)",
                "IQTO",
                $"{Nmc} {Nme} InputTimeLimitExceeded",
                $"{Nmc} {Nme}"
            ) with
            {
                HasConditions = true,
            },
            Terminal("DisconnectParticipant", "Disconnect", "IQT"),
            Kind("MessageParticipantIteratively", "Loop prompts", "QH", Nme) with
            {
                HasConditions = true,
            },
            Kind("ShowView", "Show view", "IQ", $"{Nmc} {Nme} TimeLimitExceeded", $"{Nmc} {Nme}") with
            {
                HasConditions = true,
            },
            Kind(
                "TransferParticipantToThirdParty",
                "Transfer to phone number",
                "IQT",
                $"{Nme} CallFailed ConnectionTimeLimitExceeded",
                Nme
            ),
            Kind("UpdateContactAttributes", "Set contact attributes", Everywhere, Nme),
            Kind("UpdateContactTargetQueue", "Set working queue", "IT", Nme),
            Kind("TransferContactToQueue", "Transfer to queue", "IT", $"QueueAtCapacity {Nme}"),
            Kind("DequeueContactAndTransferToQueue", "Transfer to queue", "Q", $"QueueAtCapacity {Nme}"),
            Terminal("TransferContactToAgent", "Transfer to agent", "T"),
            Kind("UpdateContactEventHooks", "Set event flow", Everywhere, Nme),
            Kind("UpdateContactRecordingBehavior", "Set recording and analytics behavior", "IQOTH", ""),
            Kind(
                "UpdateContactRecordingAndAnalyticsBehavior",
                "Set recording, analytics and processing behavior",
                Everywhere,
                $"{Nme} ChannelMismatch InFlightRedactionConfigurationFailed"
            ),
            Kind(
                "UpdateContactMediaProcessing",
                "Set recording, analytics and processing behavior",
                Everywhere,
                $"{Nme} ChannelMismatch"
            ),
            Kind("UpdateContactMediaStreamingBehavior", "Start or stop media streaming", "IQTWO", Nme),
            Kind("UpdateContactTextToSpeechVoice", "Set voice", Everywhere, Nme),
            Kind("UpdateContactRoutingBehavior", "Change routing priority or age", "IQT", ""),
            Kind("UpdateContactRoutingCriteria", "Set routing criteria", "IQT", Nme),
            Kind("UpdateContactData", "Set contact data", Everywhere, Nme),
            Kind("UpdateContactCallbackNumber", "Set callback number", "IQT", "InvalidCallbackNumber CallbackNumberNotDialable"),
            Kind("UpdatePreviousContactParticipantState", "Hold customer or agent", "ITO", Nme),
            Kind("CompleteOutboundCall", "Call phone number", "O", ""),
            Kind("CreateTask", "Create task", Everywhere, Nme),
            Kind("TagContact", "Contact tags", Everywhere, Nme),
            Kind("UntagContact", "Contact tags", Everywhere, Nme),
            Kind("CreateCase", "Cases", Everywhere, $"{Nme} ContactNotLinked"),
            Kind("GetCase", "Cases", Everywhere, $"{Nme} ContactNotLinked MultipleFound NoneFound"),
            Kind("UpdateCase", "Cases", Everywhere, $"{Nme} ContactNotLinked"),
            Kind("CreateWisdomSession", "Connect assistant", "IQOT", Nme),
            Kind("StartOutboundChatContact", "Send message", Everywhere, Nme),
            Kind("ResumeContact", "Resume contact", Everywhere, Nme),
            Kind("InvokeFlowModule", "Invoke module", Everywhere, $"{Nmc} {Nme}") with
            {
                HasConditions = true,
            },
            Terminal("EndFlowModuleExecution", "Return", ""),
            Kind("Compare", "Check contact attributes", Everywhere, Nmc, Nmc) with
            {
                HasConditions = true,
            },
            Kind("TransferToFlow", "Transfer to flow", "IT", Nme),
            Kind("UpdateFlowLoggingBehavior", "Set logging behavior", Everywhere, ""),
            Terminal("EndFlowExecution", "End flow / resume", Everywhere),
            Kind("Loop", "Loop", Everywhere, Nme) with
            {
                HasConditions = true,
            },
            Kind("CheckHoursOfOperation", "Check hours of operation", "IQT", Nme) with
            {
                HasConditions = true,
            },
            Kind("UpdateFlowAttributes", "Set contact attributes (flow)", Everywhere, Nme, Nme),
            Kind("CheckMetricData", "Check staffing / check queue status", "IQT", $"{Nmc} {Nme}", $"{Nmc} {Nme}") with
            {
                HasConditions = true,
            },
            Kind("GetMetricData", "Get metrics", Everywhere, Nme),
            Kind("Wait", "Wait", Everywhere, $"{Nme} ParticipantNotFound") with
            {
                HasConditions = true,
            },
            Kind("DistributeByPercentage", "Distribute by percentage", "IQTO", Nmc, Nmc) with
            {
                HasConditions = true,
            },
            Kind("CheckOutboundCallStatus", "Check call progress", "IO", Nme) with
            {
                HasConditions = true,
            },
            Kind("CheckVoiceId", "Check Voice ID", Everywhere, Nme) with
            {
                HasConditions = true,
                IsRetired = true,
            },
            Kind("StartVoiceIdStream", "Set Voice ID", Everywhere, Nme) with
            {
                IsRetired = true,
            },
            Kind("InvokeLambdaFunction", "AWS Lambda function", Everywhere, Nme),
            Kind("CreateCallbackContact", "Transfer to queue (callback)", "IQT", Nme),
            Kind("GetCustomerProfile", "Customer profiles", Everywhere, $"{Nme} MultipleFoundError NoneFoundError"),
            Kind("CreateCustomerProfile", "Customer profiles", Everywhere, Nme),
            Kind("UpdateCustomerProfile", "Customer profiles", Everywhere, Nme),
            Kind("GetCustomerProfileObject", "Customer profiles", Everywhere, $"{Nme} MultipleFoundError NoneFoundError"),
            Kind(
                "GetCalculatedAttributesForCustomerProfile",
                "Customer profiles",
                Everywhere,
                $"{Nme} MultipleFoundError NoneFoundError"
            ),
            Kind("AssociateContactToCustomerProfile", "Customer profiles", Everywhere, Nme),
        ];

    private static ActionKind Kind(string type, string block, string flows, string errors, string required = "") =>
        new()
        {
            Type = type,
            Block = block,
            FlowTypes = FlowTypesOf(flows),
            Errors = Words(errors),
            RequiredErrors = Words(required),
        };

    private static ActionKind Terminal(string type, string block, string flows) =>
        Kind(type, block, flows, "") with
        {
            IsTerminal = true,
        };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// I inbound, Q customer queue, H holds, W whispers, O outbound whisper, T transfers. A module may hold any block.
    /// </summary>
    private static HashSet<FlowType> FlowTypesOf(string letters) =>
        [
            FlowType.Module,
            .. letters.SelectMany(letter =>
                letter switch
                {
                    'I' => new[] { FlowType.ContactFlow, FlowType.Campaign },
                    'Q' => [FlowType.CustomerQueue],
                    'H' => [FlowType.CustomerHold, FlowType.AgentHold],
                    'W' => [FlowType.AgentWhisper, FlowType.CustomerWhisper],
                    'O' => [FlowType.OutboundWhisper],
                    _ => [FlowType.AgentTransfer, FlowType.QueueTransfer],
                }
            ),
        ];
}
