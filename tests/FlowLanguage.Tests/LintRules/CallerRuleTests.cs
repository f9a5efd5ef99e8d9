using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Flows that harm callers: functions, loops, queues, whispers, recordings.</summary>
public sealed class CallerRuleTests
{
    private const string Lambda = RuleCheck.Lambda;

    public static TheoryData<string, Func<FlowBuilder>> Broken =>
        new()
        {
            {
                "lambda-hot-loop",
                () => new FlowBuilder().Block("a", "InvokeLambdaFunction", Lambda, "end", "NoMatchingError > a").End()
            },
            {
                "lambda-chain",
                () =>
                    Enumerable
                        .Range(0, 3)
                        .Aggregate(
                            new FlowBuilder(),
                            (flow, n) =>
                                flow.Block(
                                    $"l{n}",
                                    "InvokeLambdaFunction",
                                    Lambda + ",\"InvocationTimeLimitSeconds\":\"8\"",
                                    n == 2 ? "end" : $"l{n + 1}",
                                    "NoMatchingError > end"
                                )
                        )
                        .End()
            },
            {
                "error-hangs-up",
                () => new FlowBuilder().Block("a", "InvokeLambdaFunction", Lambda, "end", "NoMatchingError > end").End()
            },
            {
                "menu-unguarded",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "GetParticipantInput",
                            "\"Text\":\"Press 1\",\"StoreInput\":\"False\"",
                            "a",
                            "Equals 1 > end",
                            "NoMatchingCondition > a",
                            "NoMatchingError > end",
                            "InputTimeLimitExceeded > a"
                        )
                        .End()
            },
            {
                "silent-loop",
                () => new FlowBuilder().Block("a", "UpdateContactData", "\"Name\":\"x\"", "a", "NoMatchingError > a")
            },
            {
                "queue-unset",
                () =>
                    new FlowBuilder()
                        .Block("a", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
                        .End()
            },
            {
                "whisper-slow",
                () =>
                    new FlowBuilder("agentWhisper")
                        .Block("a", "InvokeLambdaFunction", Lambda, "b", "NoMatchingError > b")
                        .Block("b", "EndFlowExecution")
            },
            {
                "logging-input",
                () =>
                    new FlowBuilder()
                        .Block("l", "UpdateFlowLoggingBehavior", "\"FlowLoggingBehavior\":\"Enabled\"", "a")
                        .Block(
                            "a",
                            "GetParticipantInput",
                            "\"Text\":\"PIN\",\"StoreInput\":\"True\",\"InputEncryption\":{\"Key\":\"k\"}",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "queue-age-unit",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "CheckMetricData",
                            "\"MetricType\":\"OldestContactInQueueAgeSeconds\"",
                            "end",
                            "NumberLessThan 300 > end",
                            "NoMatchingError > end",
                            "NoMatchingCondition > end"
                        )
                        .End()
            },
            {
                "voice-id-retired",
                () => new FlowBuilder().Block("a", "StartVoiceIdStream", "", "end", "NoMatchingError > end").End()
            },
            {
                "recording-deprecated",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactRecordingBehavior",
                            "\"RecordingBehavior\":{\"RecordedParticipants\":[\"Agent\"]}",
                            "end"
                        )
                        .End()
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_flow_that_breaks_a_rule_is_told_so(string rule, Func<FlowBuilder> flow) =>
        Assert.Contains(rule, RuleCheck.Broken(flow()));
}
