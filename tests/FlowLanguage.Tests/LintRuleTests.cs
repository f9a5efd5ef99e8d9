using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowLanguage.Lint.Reports;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests;

/// <summary>Each rule on the smallest flow that breaks it.</summary>
public sealed class LintRuleTests
{
    private const string Lambda = "\"LambdaFunctionARN\":\"${F}\",\"InvocationTimeLimitSeconds\":\"3\"";

    public static TheoryData<string, Func<FlowBuilder>> Broken =>
        new()
        {
            { "identifier-illegal", () => new FlowBuilder().End("") },
            { "target-unknown", () => Say("nowhere") },
            { "identifier-duplicate", () => new FlowBuilder().End().End() },
            { "identifier-illegal", () => new FlowBuilder().End("100%") },
            { "identifier-illegal", () => new FlowBuilder().End(new string('x', 51)) },
            { "type-unknown", () => new FlowBuilder().Block("a", "PlayPrompt", "", "end").End() },
            { "flow-type", () => new FlowBuilder("agentWhisper").End() },
            { "unreachable", () => new FlowBuilder().End("a").End("b") },
            {
                "too-large",
                () =>
                    Enumerable
                        .Range(0, 251)
                        .Aggregate(new FlowBuilder(), (flow, number) => flow.Block($"b{number}", "EndFlowExecution"))
            },
            { "terminal-goes-on", () => new FlowBuilder().Block("a", "DisconnectParticipant", "", "end").End() },
            { "no-next", () => Say(null) },
            { "operator-unknown", () => Compare("Like 1 > end") },
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
            {
                "namespace-unknown",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"Call $.CallbackNumber now\"", "end").End()
            },
            {
                "reference-malformed",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.['x\"", "end").End()
            },
            {
                "external-unset",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.External.x\"", "end").End()
            },
            {
                "external-after-error",
                () =>
                    new FlowBuilder()
                        .Block("a", "InvokeLambdaFunction", Lambda, "end", "NoMatchingError > b")
                        .Block("b", "MessageParticipant", "\"Text\":\"$.External.x\"", "end")
                        .End()
            },
            {
                "member-unknown",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.CustomerEndpoint.Phone\"", "end").End()
            },
            {
                "slot-unset",
                () => View("read", "next", "read").Block("read", "MessageParticipant", "\"Text\":\"$.Views.Action\"", "end").End()
            },
            {
                "slot-unset",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.Modules.Result\"", "end").End()
            },
            {
                "slot-after-error",
                () => Store("a", "end").Block("b", "MessageParticipant", "\"Text\":\"$.StoredCustomerInput\"", "end").End()
            },
            {
                "slot-stale",
                () =>
                    Module("one", "read one")
                        .Block("read one", "MessageParticipant", "\"Text\":\"$.Modules.ResultData.tier\"", "two")
                        .Block("two", "InvokeFlowModule", "\"FlowModuleId\":\"${Two}\"", "read two", "NoMatchingError > end")
                        .Block("read two", "MessageParticipant", "\"Text\":\"$.Modules.ResultData.tier\"", "end")
                        .End()
            },
            {
                "input-overwritten",
                () =>
                    Store("a", "pin")
                        .Block(
                            "pin",
                            "GetParticipantInput",
                            "\"Text\":\"PIN\",\"StoreInput\":\"True\"",
                            "b",
                            "NoMatchingError > end"
                        )
                        .Block("b", "MessageParticipant", "\"Text\":\"$.StoredCustomerInput\"", "end")
                        .End()
            },
            {
                "array-reference",
                () =>
                    new FlowBuilder()
                        .Block("a", "InvokeLambdaFunction", Lambda, "b", "NoMatchingError > end")
                        .Block("b", "MessageParticipant", "\"Text\":\"$.External.list.0\"", "end")
                        .End()
            },
            {
                "attribute-never-set",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.Attributes.x\"", "end").End()
            },
            {
                "agent-reference",
                () => new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.Agent.FirstName\"", "end").End()
            },
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
            {
                "literal-arn",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactTargetQueue",
                            "\"QueueId\":\"arn:aws:connect:us-east-1:111122223333:instance/i/queue/q\"",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "placeholder-foreign",
                () =>
                    new FlowBuilder()
                        .Block("a", "UpdateContactTargetQueue", "\"QueueId\":\"{{queue.arn}}\"", "end", "NoMatchingError > end")
                        .End()
            },
            {
                "phone-number",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "TransferParticipantToThirdParty",
                            "\"ThirdPartyPhoneNumber\":\"+14155550100\"",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "attribute-key",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactAttributes",
                            "\"Attributes\":{\"first name\":\"x\"}",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "attribute-contract",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "UpdateContactAttributes",
                            "\"Attributes\":{\"shoeSize\":\"9\"}",
                            "end",
                            "NoMatchingError > end"
                        )
                        .End()
            },
            {
                "answer-contract",
                () =>
                    new FlowBuilder()
                        .Block(
                            "a",
                            "InvokeLambdaFunction",
                            "\"LambdaFunctionARN\":\"${CustomerLookupFunctionArn}\"",
                            "b",
                            "NoMatchingError > end"
                        )
                        .Block("b", "MessageParticipant", "\"Text\":\"$.External.shoeSize\"", "end")
                        .End()
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_flow_that_breaks_a_rule_is_told_so(string rule, Func<FlowBuilder> flow)
    {
        var report = FlowLinter.Lint(flow().Build(), "flow.json", Contract());

        Assert.Contains(rule, report.Live.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData("start-unknown", """{"Version":"2019-10-30","StartAction":"x","Actions":[]}""")]
    [InlineData("not-flow-language", """{"modules":[]}""")]
    [InlineData(
        "settings",
        """{"Version":"2019-10-30","StartAction":"x","Metadata":{"type":"contactFlow"},"Settings":{},"Actions":[]}"""
    )]
    [InlineData(
        "operand-count",
        """{"Version":"2019-10-30","StartAction":"a","Actions":[{"Identifier":"a","Type":"Compare","Parameters":{"ComparisonValue":"$.Channel"},"Transitions":{"NextAction":"a","Conditions":[{"NextAction":"a","Condition":{"Operator":"Equals","Operands":["1","2"]}}]}}]}"""
    )]
    public void A_file_that_breaks_a_rule_is_told_so(string rule, string json) =>
        Assert.Contains(
            rule,
            FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(json), "flow.json").Live.Select(finding => finding.Rule.Id)
        );

    [Fact]
    public void Failure_5_success_and_error_of_a_function_wired_to_one_block_are_told()
    {
        var flow = new FlowBuilder()
            .Block("a", "InvokeLambdaFunction", Lambda, "b", "NoMatchingError > b")
            .Block("b", "MessageParticipant", "\"Text\":\"Hello $.External.name.\"", "end", "NoMatchingError > end")
            .End();

        Assert.Contains(
            "external-after-error",
            FlowLinter.Lint(flow.Build(), "flow.json", Contract()).Live.Select(finding => finding.Rule.Id)
        );
    }

    [Fact]
    public void A_sound_flow_has_no_findings()
    {
        var flow = new FlowBuilder()
            .Block("a", "InvokeLambdaFunction", Lambda, "b", "NoMatchingError > sorry")
            .Block("b", "MessageParticipant", "\"Text\":\"Hello $.External.name.\"", "end", "NoMatchingError > end")
            .Block("sorry", "MessageParticipant", "\"Text\":\"Sorry.\"", "end", "NoMatchingError > end")
            .End();

        Assert.Empty(FlowLinter.Lint(flow.Build(), "flow.json", Contract()).Findings);
    }

    [Fact]
    public void An_accepted_finding_is_kept_with_its_reason_and_no_longer_counts()
    {
        var suppressions = Suppressions.Parse(
            """{"suppress":[{"rule":"unreachable","block":"b","reason":"kept for the opening"}]}"""u8.ToArray(),
            "x"
        );

        var report = FlowLinter.Lint(new FlowBuilder().End("a").End("b").Build(), "flow.json", null, suppressions);

        Assert.Empty(report.Live);
        Assert.Equal("kept for the opening", Assert.Single(report.Findings).Suppressed);
    }

    [Theory]
    [InlineData("""{"suppress":[{"rule":"unreachable","reason":""}]}""", "suppression-reason")]
    [InlineData("""{"suppress":[{"rule":"phone-number","reason":"once there was one"}]}""", "suppression-unused")]
    public void A_suppression_without_reason_or_use_is_a_finding(string suppressions, string rule)
    {
        var report = FlowLinter.Lint(
            new FlowBuilder().End("a").End("b").Build(),
            "flow.json",
            null,
            Suppressions.Parse(System.Text.Encoding.UTF8.GetBytes(suppressions), "x")
        );

        Assert.Contains(rule, report.Live.Select(finding => finding.Rule.Id));
        Assert.Contains("unreachable", report.Live.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void Every_rule_has_its_own_name_and_says_what_happens()
    {
        Assert.Equal(FlowLinter.Rules.Count, FlowLinter.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(FlowLinter.Rules, rule => Assert.EndsWith(".", rule.Consequence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documented_rules_are_the_rules()
    {
        var page = Path.Combine(Toolchain.RepositoryLayout.Find().Root, "docs", "lint-rules.md");

        Assert.Equal(LintRulePage.Write(), File.ReadAllText(page));
    }

    private static AttributeContract Contract() =>
        AttributeContract.Parse(
            """{"attributes":[{"name":"customerName","writer":"lookup","maxBytes":256}]}"""u8.ToArray(),
            "attributes.json"
        );

    [Fact]
    public void A_value_that_was_just_brought_is_no_finding()
    {
        var flow = View("read", "next", "ask")
            .Block(
                "read",
                "MessageParticipant",
                "\"Text\":\"$.Views.Action $.Views.ViewResultData.name\"",
                "ask",
                "NoMatchingError > ask"
            )
            .Block(
                "ask",
                "GetParticipantInput",
                "\"Text\":\"Number?\",\"StoreInput\":\"True\",\"InputTimeLimitSeconds\":\"5\",\"InputValidation\":{\"CustomValidation\":{\"MaximumLength\":\"4\"}}",
                "say",
                "NoMatchingError > end"
            )
            .Block(
                "say",
                "MessageParticipant",
                "\"Text\":\"$.StoredCustomerInput $.CustomerEndpoint.Address\"",
                "end",
                "NoMatchingError > end"
            )
            .End();

        Assert.Empty(FlowLinter.Lint(flow.Build(), "flow.json", Contract()).Findings);
    }

    private static FlowBuilder View(string next, string action, string other) =>
        new FlowBuilder()
            .Block(
                "start",
                "Compare",
                "\"ComparisonValue\":\"$.Channel\"",
                other,
                "Equals CHAT > show",
                $"NoMatchingCondition > {other}"
            )
            .Block(
                "show",
                "ShowView",
                "\"ViewResource\":{\"Id\":\"form\"},\"InvocationTimeLimitSeconds\":\"60\"",
                next,
                $"Equals {action} > {next}",
                $"NoMatchingCondition > {next}",
                "NoMatchingError > end",
                "TimeLimitExceeded > end"
            );

    private static FlowBuilder Store(string identifier, string next) =>
        new FlowBuilder().Block(
            identifier,
            "GetParticipantInput",
            "\"Text\":\"Number?\",\"StoreInput\":\"True\"",
            next,
            "NoMatchingError > b"
        );

    private static FlowBuilder Module(string identifier, string next) =>
        new FlowBuilder().Block(identifier, "InvokeFlowModule", "\"FlowModuleId\":\"${One}\"", next, "NoMatchingError > end");

    private static FlowBuilder Say(string? next) =>
        new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"x\"", next).End();

    private static FlowBuilder Compare(string condition) =>
        new FlowBuilder()
            .Block("a", "Compare", "\"ComparisonValue\":\"$.Channel\"", "end", condition, "NoMatchingCondition > end")
            .End();
}
