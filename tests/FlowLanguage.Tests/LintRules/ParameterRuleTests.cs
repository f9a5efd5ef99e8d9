using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Parameters, error branches and conditions that a block must not have.</summary>
public sealed class ParameterRuleTests
{
    private const string Lambda = RuleCheck.Lambda;

    public static TheoryData<string, Func<FlowBuilder>> Broken =>
        new()
        {
            {
                "error-required",
                () =>
                    new FlowBuilder()
                        .Block("a", "Compare", "\"ComparisonValue\":\"$.Channel\"", "end", "Equals VOICE > end")
                        .End()
            },
            {
                "error-forbidden",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateFlowLoggingBehavior",
                            "\"FlowLoggingBehavior\":\"Enabled\"",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "error-forbidden",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "GetParticipantInput",
                            "\"Text\":\"x\",\"StoreInput\":\"True\"",
                            "end",
                            "NoMatchingError > end",
                            "InputTimeLimitExceeded > end"
                        )
                        .End()
            },
            {
                "condition-set",
                () =>
                    new FlowBuilder()
                        .Block("a", "CheckHoursOfOperation", "", "end", "Equals True > end", "NoMatchingError > end")
                        .End()
            },
            {
                "condition-set",
                () => new FlowBuilder().Block("a", "Loop", "\"LoopCount\":\"3\"", "end", "Equals ContinueLooping > end").End()
            },
            { "error-required", () => new FlowBuilder().Block("a", "InvokeLambdaFunction", Lambda, "end").End() },
            { "parameter-empty", () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"\"", "end").End() },
            {
                "compare-value",
                () =>
                    new FlowBuilder()
                        .Block("a", "Compare", "\"ComparisonValue\":\"$.External\"", "end", "NoMatchingCondition > end")
                        .End()
            },
            {
                "parameter-group",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"x\",\"SSML\":\"y\"", "end").End()
            },
            {
                "parameter-value",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactEventHooks",
                            "\"EventHooks\":{\"AgentWhisper\":\"${A}\",\"CustomerQueue\":\"${B}\"}",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "parameter-group",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactTargetQueue",
                            "\"QueueId\":\"${Q}\",\"AgentId\":\"${A}\"",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "parameter-group",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactRoutingBehavior",
                            "\"QueuePriority\":\"1\",\"QueueTimeAdjustmentSeconds\":\"5\"",
                            "end"
                        )
                        .End()
            },
            {
                "lambda-time-limit",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "InvokeLambdaFunction",
                            Lambda + ",\"InvocationTimeLimitSeconds\":\"30\"",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "parameter-unknown",
                () => new FlowBuilder().Block("a", "Wait", "\"TimeoutSeconds\":\"5\"", "end", "NoMatchingError > end").End()
            },
            {
                "condition-set",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "CheckMetricData",
                            "\"MetricType\":\"NumberOfAgentsOnline\"",
                            "end",
                            "Equals 1 > end",
                            "NoMatchingError > end",
                            "NoMatchingCondition > end"
                        )
                        .End()
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_flow_that_breaks_a_rule_is_told_so(string rule, Func<FlowBuilder> flow) =>
        Assert.Contains(rule, RuleCheck.Broken(flow()));
}
