using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>Blocks that change the call itself or create other contacts.</summary>
public sealed class CallBlockTests
{
    private const string ThirdParty =
        "\"ThirdPartyPhoneNumber\":\"+14155550142\",\"ThirdPartyConnectionTimeLimitSeconds\":\"30\"";
    private const string GoesOn = ThirdParty + ",\"ContinueFlowExecution\":\"True\"";
    private const string Callback =
        "\"InitialCallDelaySeconds\":\"5\",\"MaximumConnectionAttempts\":\"2\",\"RetryDelaySeconds\":\"600\"";
    private const string Failed = "NoMatchingError > NoMatchingError";

    [Theory]
    [InlineData("True", FlowEndKind.Disconnected)]
    [InlineData("False", FlowEndKind.TransferredToThirdParty)]
    public async Task A_transfer_to_a_number_ends_the_flow_unless_it_goes_on(string goesOn, FlowEndKind end) =>
        Assert.Equal(
            end,
            (
                await ServiceBlockTests.RunAsync(
                    new SimulatedCall(),
                    "TransferParticipantToThirdParty",
                    ThirdParty + $",\"ContinueFlowExecution\":\"{goesOn}\"",
                    Failed
                )
            ).Kind
        );

    [Theory]
    [InlineData(GoesOn, "CallFailed", "CallFailed", 0)]
    [InlineData(GoesOn, "ConnectionTimeLimitExceeded", "ConnectionTimeLimitExceeded", 30)]
    [InlineData(ThirdParty, "CallFailed", "NoMatchingError", 0)]
    public async Task A_number_that_cannot_be_reached_takes_the_branch_for_it(
        string parameters,
        string error,
        string branch,
        int seconds
    )
    {
        var call = new SimulatedCall { Service = _ => new ServiceAnswer(Error: error) };
        var started = call.Now;

        Assert.Equal(
            branch,
            await ServiceBlockTests.BranchAsync(
                call,
                "TransferParticipantToThirdParty",
                parameters,
                Failed,
                "CallFailed > CallFailed",
                "ConnectionTimeLimitExceeded > ConnectionTimeLimitExceeded"
            )
        );
        Assert.Equal(TimeSpan.FromSeconds(seconds), call.Now - started);
    }

    [Theory]
    [InlineData("CHAT", GoesOn)]
    [InlineData("VOICE", "\"ThirdPartyConnectionTimeLimitSeconds\":\"30\"")]
    [InlineData("VOICE", "\"ThirdPartyPhoneNumber\":\"+14155550142\"")]
    [InlineData("VOICE", GoesOn + ",\"ThirdPartyDTMFDigits\":\"12a\"")]
    public async Task A_transfer_to_a_number_needs_a_call_a_number_a_limit_and_digits_that_can_be_dialed(
        string channel,
        string parameters
    ) =>
        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(new SimulatedCall(channel), "TransferParticipantToThirdParty", parameters, Failed)
        );

    [Fact]
    public async Task A_task_has_an_id_the_flow_can_read()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                ServiceBlockTests.Steps(
                    ("CreateTask", "\"Name\":\"Call back\",\"ContactFlowId\":\"f\""),
                    ("UpdateContactAttributes", "\"Attributes\":{\"task\":\"$.Task.ContactId\"}")
                )
            )
        );

        Assert.True(Guid.TryParse(call.Contact.Attributes["task"], out _));
    }

    [Theory]
    [InlineData("\"ContactFlowId\":\"f\"")]
    [InlineData("\"Name\":\"n\"")]
    [InlineData("\"TaskTemplateId\":\"t\",\"DelaySeconds\":\"60\",\"ScheduledTime\":\"1900000000\"")]
    [InlineData("\"TaskTemplateId\":\"t\",\"DelaySeconds\":\"518401\"")]
    public async Task A_task_needs_a_name_and_a_flow_or_a_template_and_one_time(string parameters) =>
        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(new SimulatedCall(), "CreateTask", parameters, Failed)
        );

    [Fact]
    public async Task A_callback_goes_to_the_number_that_was_set_from_the_working_queue()
    {
        var call = new SimulatedCall();
        call.SetAttribute("number", "+14155550142");

        await call.RunAsync(
            BlockTests.Flow(
                ServiceBlockTests.Steps(
                    ("UpdateContactTargetQueue", "\"QueueId\":\"q\""),
                    ("UpdateContactCallbackNumber", "\"CallbackNumber\":\"$.Attributes.number\""),
                    ("CreateCallbackContact", Callback)
                )
            )
        );

        var callback = Assert.Single(call.Contact.Callbacks);
        Assert.Equal(("+14155550142", "Support", 2), (callback.Number, callback.Queue.Name, callback.Attempts));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)), (callback.InitialDelay, callback.RetryDelay));
    }

    [Fact]
    public async Task A_callback_with_a_flow_is_not_delayed_and_goes_to_the_callers_own_number()
    {
        var call = new SimulatedCall();

        await ServiceBlockTests.RunAsync(
            call,
            "CreateCallbackContact",
            Callback + ",\"QueueId\":\"q\",\"ContactFlowId\":\"f\"",
            Failed
        );

        var callback = Assert.Single(call.Contact.Callbacks);
        Assert.Equal(("+14155550100", TimeSpan.Zero, "f"), (callback.Number, callback.InitialDelay, callback.Flow));
    }

    [Theory]
    [InlineData(Callback)]
    [InlineData(Callback + ",\"QueueId\":\"no-such-queue\"")]
    [InlineData("\"QueueId\":\"q\",\"MaximumConnectionAttempts\":\"0\"")]
    [InlineData("\"QueueId\":\"q\",\"RetryDelaySeconds\":\"soon\"")]
    [InlineData("\"QueueId\":\"q\",\"InitialCallDelaySeconds\":\"0\"")]
    [InlineData("\"QueueId\":\"q\",\"InitialCallDelaySeconds\":\"259201\"")]
    [InlineData("\"QueueId\":\"q\",\"InitialCallDelaySeconds\":\"2147483647\"")]
    [InlineData("\"QueueId\":\"q\",\"RetryDelaySeconds\":\"259201\"")]
    public async Task A_callback_needs_a_queue_an_attempt_and_delays_of_at_most_three_days(string parameters)
    {
        var call = new SimulatedCall();

        Assert.Equal("NoMatchingError", await ServiceBlockTests.BranchAsync(call, "CreateCallbackContact", parameters, Failed));
        Assert.Empty(call.Contact.Callbacks);
    }

    [Theory]
    [InlineData("\"QueuePriority\":\"1\"", 1, 0)]
    [InlineData("\"QueuePriority\":\"9223372036854775807\"", long.MaxValue, 0)]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"-300\"", 5, -300)]
    public async Task A_contact_waits_with_the_priority_or_the_age_that_its_flow_sets(string parameters, long priority, int age)
    {
        var call = new SimulatedCall();

        Assert.Equal("next", await ServiceBlockTests.BranchAsync(call, "UpdateContactRoutingBehavior", parameters, Failed));
        Assert.Equal((priority, age), (call.Contact.QueuePriority, call.Contact.QueueTimeAdjustmentSeconds));
    }

    [Theory]
    [InlineData("\"QueuePriority\":\"0\"")]
    [InlineData("\"QueuePriority\":\"-1\"")]
    [InlineData("\"QueuePriority\":\"abc\"")]
    [InlineData("\"QueuePriority\":\"9223372036854775808\"")]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"soon\"")]
    [InlineData("\"QueueTimeAdjustmentSeconds\":\"2147483648\"")]
    [InlineData("\"QueuePriority\":\"1\",\"QueueTimeAdjustmentSeconds\":\"60\"")]
    public async Task A_place_in_the_queue_that_the_service_refuses_is_not_set(string parameters)
    {
        var call = new SimulatedCall();

        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(call, "UpdateContactRoutingBehavior", parameters, Failed)
        );
        Assert.Equal((5L, 0), (call.Contact.QueuePriority, call.Contact.QueueTimeAdjustmentSeconds));
    }

    [Theory]
    [InlineData(
        "\"SourceEndpoint\":{\"Address\":\"line\"},\"DestinationEndpoint\":{\"Address\":\"+14155550100\"},\"ContactFlowArn\":\"f\"",
        "next"
    )]
    [InlineData("\"SourceEndpoint\":{\"Address\":\"line\"},\"ContactFlowArn\":\"f\"", "NoMatchingError")]
    public async Task A_message_needs_two_ends_and_a_flow(string parameters, string branch) =>
        Assert.Equal(
            branch,
            await ServiceBlockTests.BranchAsync(new SimulatedCall(), "StartOutboundChatContact", parameters, Failed)
        );

    [Fact]
    public async Task An_assistant_session_can_be_read_and_kept_on_the_contact()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                ServiceBlockTests.Steps(
                    ("CreateWisdomSession", "\"WisdomAssistantArn\":\"arn:aws:wisdom:us-east-1:111122223333:assistant/a\""),
                    ("MessageParticipant", "\"Text\":\"$.Wisdom.SessionArn\"")
                )
            )
        );

        Assert.StartsWith(
            "arn:aws:wisdom:us-east-1:111122223333:session/a/",
            Assert.Single(call.Heard).Content,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(new SimulatedCall(), "CreateWisdomSession", "", Failed)
        );
    }

    [Theory]
    [InlineData("voiceAuthentication", "NotEnrolled")]
    [InlineData("fraudDetection", "Inconclusive")]
    public async Task A_voice_is_only_checked_when_it_is_streamed(string option, string result)
    {
        var call = new SimulatedCall();
        var check = ("CheckVoiceId", $"\"CheckVoiceIdOption\":\"{option}\"");

        await call.RunAsync(BlockTests.Flow(ServiceBlockTests.Steps(check, ("StartVoiceIdStream", ""), check)));

        Assert.Equal("NoMatchingError", call.Trace[0].Error);
        Assert.Equal(result, call.Trace[2].Result);
        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(new SimulatedCall("CHAT"), "StartVoiceIdStream", "", Failed)
        );
    }

    [Fact]
    public async Task An_outbound_call_goes_by_what_answered_it()
    {
        string[] branches = ["Equals VoicemailBeep > VoicemailBeep", "Equals CallAnswered > CallAnswered", Failed];
        var machine = new SimulatedCall { Service = _ => new ServiceAnswer("VoicemailBeep") };

        Assert.Equal(
            "Equals VoicemailBeep",
            await ServiceBlockTests.BranchAsync(machine, "CheckOutboundCallStatus", "", branches)
        );
        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(new SimulatedCall(), "CheckOutboundCallStatus", "", branches)
        );
    }

    [Theory]
    [InlineData(FlowType.OutboundWhisper, "+18005550142")]
    [InlineData(FlowType.ContactFlow, null)]
    public async Task An_outbound_call_shows_the_number_the_whisper_flow_chose(FlowType type, string? number)
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(ServiceBlockTests.Steps(("CompleteOutboundCall", "\"CallerId\":{\"Number\":\"+18005550142\"}"))),
            type
        );

        Assert.Equal(number, call.Contact.OutboundCallerId);
    }

    [Theory]
    [InlineData("TASK", false)]
    [InlineData("VOICE", true)]
    public async Task Only_a_task_is_resumed(string channel, bool stillPaused)
    {
        var call = new SimulatedCall(channel) { Contact = { IsPaused = true } };

        await ServiceBlockTests.RunAsync(call, "ResumeContact", "", Failed);

        Assert.Equal(stillPaused, call.Contact.IsPaused);
    }

    [Theory]
    [InlineData("VOICE", "\"VoiceBehavior\":{\"x\":\"1\"}", "next")]
    [InlineData("CHAT", "\"VoiceBehavior\":{\"x\":\"1\"}", "ChannelMismatch")]
    [InlineData("VOICE", "\"ChatBehavior\":{\"x\":\"1\"}", "ChannelMismatch")]
    public async Task Recording_and_analytics_are_set_for_the_channel_of_the_contact(
        string channel,
        string parameters,
        string branch
    ) =>
        Assert.Equal(
            branch,
            await ServiceBlockTests.BranchAsync(
                new SimulatedCall(channel),
                "UpdateContactRecordingAndAnalyticsBehavior",
                parameters,
                "ChannelMismatch > ChannelMismatch",
                Failed
            )
        );

    [Theory]
    [InlineData("CHAT", "\"ChatProcessor\":{\"ProcessingEnabled\":\"true\",\"LambdaProcessorARN\":\"f\"}", "next")]
    [InlineData("CHAT", "\"ChatProcessor\":{\"ProcessingEnabled\":\"true\"}", "NoMatchingError")]
    [InlineData("VOICE", "\"ChatProcessor\":{\"ProcessingEnabled\":\"true\",\"LambdaProcessorARN\":\"f\"}", "ChannelMismatch")]
    public async Task Messages_are_processed_on_a_chat_by_a_function(string channel, string parameters, string branch) =>
        Assert.Equal(
            branch,
            await ServiceBlockTests.BranchAsync(
                new SimulatedCall(channel),
                "UpdateContactMediaProcessing",
                parameters,
                "ChannelMismatch > ChannelMismatch",
                Failed
            )
        );

    [Fact]
    public async Task A_media_stream_can_be_read_and_handed_to_a_function()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                ServiceBlockTests.Steps(
                    ("UpdateContactMediaStreamingBehavior", "\"MediaStreamingState\":\"Enabled\""),
                    ("InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\""),
                    ("MessageParticipant", "\"Text\":\"$.MediaStreams.Customer.Audio.StreamARN\"")
                )
            )
        );

        var stream = Assert.Single(call.Heard).Content;
        Assert.StartsWith("arn:aws:kinesisvideo:us-east-1:111122223333:stream/", stream, StringComparison.Ordinal);
        Assert.Contains(
            stream,
            System.Text.Encoding.UTF8.GetString(Assert.Single(call.Invocations).Payload.Span),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Attributes_can_be_set_on_the_related_contact_when_there_is_one()
    {
        var related = new FlowContact { ContactId = "r", InstanceArn = "i" };
        var call = new SimulatedCall(related: related);
        const string Related = "\"TargetContact\":\"Related\",\"Attributes\":{\"x\":\"1\"}";

        Assert.Equal("next", await ServiceBlockTests.BranchAsync(call, "UpdateContactAttributes", Related, Failed));
        Assert.Equal("1", related.Attributes["x"]);
        Assert.Empty(call.Contact.Attributes);
        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(new SimulatedCall(), "UpdateContactAttributes", Related, Failed)
        );
    }

    [Fact]
    public async Task A_whisper_ends_after_two_minutes()
    {
        var call = new SimulatedCall { PromptTakes = TimeSpan.FromSeconds(50) };

        var end = await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder("agentWhisper").Block("say", "MessageParticipant", "\"Text\":\"A long story.\"", "say")
            ),
            FlowType.AgentWhisper
        );

        Assert.Equal(FlowEndKind.Ended, end.Kind);
        Assert.Equal(3, call.Heard.Count);
    }

    [Fact]
    public async Task A_module_cannot_do_what_the_flow_around_it_may_not()
    {
        var call = new SimulatedCall();
        call.Modules["m"] = BlockTests.Flow(
            new FlowBuilder("module")
                .Block("queue", "UpdateContactTargetQueue", "\"QueueId\":\"q\"", "return", "NoMatchingError > return")
                .Block("return", "EndFlowModuleExecution"),
            "module"
        );

        await call.RunAsync(
            BlockTests.Flow(ServiceBlockTests.Steps(("InvokeFlowModule", "\"FlowModuleId\":\"m\""))),
            FlowType.CustomerQueue
        );

        Assert.Null(call.Contact.TargetQueue);
        Assert.Contains(call.Trace, entry => entry.Identifier == "queue" && entry.Error == "NoMatchingError");
    }
}
