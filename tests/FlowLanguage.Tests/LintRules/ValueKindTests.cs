using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Values of another JSON kind, name or length than the catalogue's, and forms that nobody has published.</summary>
public sealed class ValueKindTests
{
    private const string Nme = "NoMatchingError > end";
    private const string Nmc = "NoMatchingCondition > end";
    private const string Digits = "\"Text\":\"x\",\"InputTimeLimitSeconds\":\"5\",\"StoreInput\":\"True\"";
    private const string Stored = Digits + ",\"InputValidation\":{\"CustomValidation\":{\"MaximumLength\":\"4\"}}";
    private const string Key = "\"InputEncryption\":{\"EncryptionKeyId\":\"k\",\"Key\":\"pem\"}";
    private const string ThirdParty = "\"ThirdPartyPhoneNumber\":\"$.Attributes.n\",\"ContinueFlowExecution\":\"True\"";

    public static TheoryData<string, string, string, string[]> Refused =>
        new()
        {
            { "parameter-value", "UpdateContactEventHooks", "\"EventHooks\":{\"CustomerWhisperFlow\":\"${F}\"}", [Nme] },
            { "parameter-value", "UpdateContactEventHooks", "\"EventHooks\":{\"CustomerQueue\":{\"Id\":\"${F}\"}}", [Nme] },
            {
                "parameter-reference",
                "UpdateContactEventHooks",
                "\"EventHooks\":{\"CustomerQueue\":\"a $.Attributes.f\"}",
                [Nme]
            },
            { "parameter-value", "GetParticipantInput", $"{Stored},\"DTMFConfiguration\":{{\"DisableCancelKey\":false}}", [Nme] },
            { "parameter-value", "UpdateContactAttributes", "\"Attributes\":{\"x\":{\"y\":\"z\"}}", [Nme] },
            { "parameter-value", "UpdateFlowAttributes", "\"FlowAttributes\":{\"x\":\"y\"}", [Nme] },
            { "parameter-value", "TagContact", "\"Tags\":{\"k\":[\"v\"]}", [Nme] },
            { "parameter-value", "TagContact", "\"Tags\":{\"aws:team\":\"x\"}", [Nme] },
            { "parameter-value", "TagContact", $"\"Tags\":{{\"team\":\"{new string('x', 257)}\"}}", [Nme] },
            { "parameter-value", "UntagContact", "\"TagKeys\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]", [Nme] },
            { "parameter-value", "InvokeLambdaFunction", "\"LambdaFunctionARN\":null", [Nme] },
            { "parameter-value", "InvokeLambdaFunction", RuleCheck.Lambda + ",\"LambdaInvocationAttributes\":[\"x\"]", [Nme] },
            { "parameter-value", "InvokeLambdaFunction", RuleCheck.Lambda + ",\"ResponseValidation\":\"JSON\"", [Nme] },
            { "parameter-value", "MessageParticipant", $"\"SSML\":\"<speak>{new string('x', 7000)}</speak>\"", [] },
            { "parameter-value", "ConnectParticipantWithLexBot", $"\"Text\":\"{new string('x', 7000)}\"", [Nme, Nmc] },
            { "parameter-value", "GetParticipantInput", $"\"Text\":\"{new string('x', 7000)}\"", [Nme] },
            {
                "parameter-value",
                "UpdateContactMediaStreamingBehavior",
                "\"MediaStreamingState\":\"Enabled\",\"MediaStreamType\":\"Audio\","
                    + "\"Participants\":[{\"ParticipantType\":\"Customer\",\"MediaDirections\":[]}]",
                [Nme]
            },
            { "parameter-group", "MessageParticipant", "\"Text\":null", [] },
            {
                "parameter-group",
                "GetParticipantInput",
                Stored.Replace("True", "False", StringComparison.Ordinal),
                [Nme, Nmc, "InputTimeLimitExceeded > end"]
            },
            {
                "parameter-group",
                "GetParticipantInput",
                Digits + ",\"InputValidation\":{\"PhoneNumberValidation\":{\"NumberFormat\":\"E164\"}}," + Key,
                [Nme, "InvalidPhoneNumber > end"]
            },
            { "parameter-missing", "TransferParticipantToThirdParty", ThirdParty, [Nme] },
            {
                "lambda-time-limit",
                "InvokeLambdaFunction",
                "\"LambdaFunctionARN\":\"${F}\",\"InvocationType\":\"ASYNCHRONOUS\",\"InvocationTimeLimitSeconds\":\"61\"",
                [Nme]
            },
        };

    public static TheoryData<string, string, string[]> Taken =>
        new()
        {
            { "GetParticipantInput", $"{Stored},{Key},\"DTMFConfiguration\":{{\"DisableCancelKey\":\"False\"}}", [Nme] },
            { "GetParticipantInput", $"\"EnableDTMFBuffer\":\"True\",\"StoreInput\":\"True\",{Key}", [Nme] },
            { "UpdateContactEventHooks", "\"EventHooks\":{\"PauseContact\":\"$.Attributes.flow\"}", [Nme] },
            { "UpdateContactAttributes", "\"Attributes\":{\"$.External.key\":\"$.External.value\"}", [Nme] },
            { "TagContact", "\"Tags\":{\"$.Attributes.tag\":\"x\"}", [Nme] },
            { "UpdateContactData", "\"SegmentAttributes\":{\"unit\":{\"ValueString\":\"x\"}}", [Nme] },
            { "Loop", "\"LoopCount\":3", ["Equals ContinueLooping > end", "Equals DoneLooping > end"] },
            {
                "Loop",
                "\"Elements\":\"$.External.items\",\"LoopName\":\"items\"",
                ["Equals ContinueLooping > end", "Equals DoneLooping > end"]
            },
            { "InvokeLambdaFunction", "\"InvocationId\":\"$.LambdaInvocation.InvocationId\"", [Nme] },
            {
                "Wait",
                "\"TimeLimitSeconds\":\"30\",\"InvocationId\":\"$.LambdaInvocation.InvocationId\"",
                [Nme, "Equals WaitCompleted > end", "Equals LambdaReturn > end"]
            },
            {
                "UpdateContactRoutingCriteria",
                "\"RoutingCriteria\":{\"Steps\":[{\"Expression\":{\"AttributeCondition\":{\"Name\":\"Tech\",\"Value\":\"Mac\","
                    + "\"ProficiencyLevel\":4.5,\"ComparisonOperator\":\"NumberGreaterOrEqualTo\"}}}]}",
                [Nme]
            },
        };

    /// <summary>What no source saw refused: a warning that says what the block differs from.</summary>
    public static TheoryData<string, string, string[]> Doubtful =>
        new()
        {
            { "UpdateContactAttributes", "\"Attributes\":{\"x\":null}", [Nme] },
            { "UpdateContactAttributes", "\"Attributes\":{\"x\":5}", [Nme] },
            { "MessageParticipant", "\"Text\":true", [] },
            { "MessageParticipant", "\"Text\":\"x\"", [Nme, Nme] },
            { "CreateTask", $"\"Name\":\"x\",\"ContactFlowId\":\"${{F}}\",\"Description\":\"{new string('x', 4097)}\"", [Nme] },
            { "Wait", "\"TimeLimitSeconds\":\"60\"", [Nme, "Equals WaitCompleted > end", "Equals CustomerReturned > end"] },
            {
                "UpdateContactRoutingCriteria",
                "\"RoutingCriteria\":{\"Steps\":[{\"Expression\":{\"AttributeCondition\":{\"ProficiencyLevel\":\"9\"}}}]}",
                [Nme]
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_the_block_cannot_have_is_an_error(string rule, string type, string parameters, string[] branches) =>
        Assert.Contains(rule, Errors(new FlowBuilder(), type, parameters, branches));

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_value_that_the_block_can_have_is_no_error(string type, string parameters, string[] branches) =>
        Assert.Empty(Errors(new FlowBuilder(), type, parameters, branches));

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void A_value_that_no_source_saw_refused_is_a_warning(string type, string parameters, string[] branches)
    {
        var findings = Lint(new FlowBuilder(), type, parameters, branches);

        Assert.Contains(findings, finding => finding.Rule.Id == "shape-documented");
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == LintSeverity.Error);
    }

    [Theory]
    [InlineData("agentTransfer", true)]
    [InlineData("queueTransfer", false)]
    [InlineData("contactFlow", false)]
    public void The_failures_of_a_third_party_are_refused_in_an_agent_transfer_flow_alone(string type, bool isRefused)
    {
        var errors = Errors(
            new FlowBuilder(type),
            "TransferParticipantToThirdParty",
            ThirdParty + ",\"ThirdPartyConnectionTimeLimitSeconds\":\"30\"",
            [Nme, "CallFailed > end", "ConnectionTimeLimitExceeded > end"]
        );

        Assert.Equal(isRefused ? ["error-forbidden", "error-forbidden"] : [], errors);
    }

    [Theory]
    [InlineData("campaign", true)]
    [InlineData("contactFlow", false)]
    public void Only_a_campaign_flow_may_ask_whether_a_value_exists(string type, bool isAllowed)
    {
        var flow = System
            .Text.Encoding.UTF8.GetString(
                new FlowBuilder(type)
                    .Block(
                        "a",
                        "Compare",
                        "\"ComparisonValue\":\"$.OutboundCommunication.Latest.Id\"",
                        "end",
                        Nmc,
                        "Exists x > end"
                    )
                    .Block("end", "EndFlowExecution")
                    .Build()
            )
            .Replace("\"Operands\":[\"x\"]", "\"Operands\":[]", StringComparison.Ordinal);

        var findings = FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(flow), "flow.json").Findings;

        Assert.Equal(isAllowed, !findings.Any(finding => finding.Rule.Severity == LintSeverity.Error));
        Assert.DoesNotContain(findings, finding => finding.Rule.Id == "namespace-unknown");
    }

    [Fact]
    public void A_campaign_flow_may_set_flow_attributes() =>
        Assert.Empty(
            FlowLinter
                .Lint(
                    new FlowBuilder("campaign")
                        .Block("a", "UpdateFlowAttributes", "\"FlowAttributes\":{\"x\":{\"Value\":\"y\"}}", "end", Nme)
                        .Block("end", "EndFlowExecution")
                        .Build(),
                    "flow.json"
                )
                .Findings
        );

    [Theory]
    [InlineData("AgenticCX.ContextVariables.intent")]
    [InlineData("ExternalTool.result")]
    [InlineData("OutboundCommunication.Latest.Id")]
    [InlineData("DeliveryReceipts.x.Bounce")]
    public void A_namespace_of_a_newer_block_is_known(string reference) =>
        Assert.DoesNotContain(
            Lint(new FlowBuilder(), "MessageParticipant", $"\"Text\":\"$.{reference}\"", []),
            finding => finding.Rule.Id == "namespace-unknown"
        );

    [Fact]
    public void A_fixed_value_of_the_language_is_no_placeholder() =>
        Assert.DoesNotContain(
            Lint(
                new FlowBuilder(),
                "StartOutboundChatContact",
                "\"SourceEndpoint\":{\"Address\":\"${Number}\",\"Type\":\"CONNECT_PHONENUMBER_ARN\"}",
                [Nme]
            ),
            finding => finding.Rule.Id == "placeholder-foreign"
        );

    [Fact]
    public void A_profile_may_be_searched_by_criteria() =>
        Assert.DoesNotContain(
            Lint(
                new FlowBuilder(),
                "GetCustomerProfile",
                "\"ProfileRequestData\":{\"SearchCriteria\":[{\"IdentifierName\":\"_phone\",\"IdentifierValue\":\"1\"}],"
                    + "\"LogicalOperator\":\"OR\"}",
                [Nme, "MultipleFoundError > end", "NoneFoundError > end"]
            ),
            finding => finding.Rule.Id != "error-hangs-up"
        );

    [Fact]
    public void A_name_with_a_reference_is_checked_as_a_reference()
    {
        var rules = Lint(
                new FlowBuilder(),
                "UpdateContactAttributes",
                "\"Attributes\":{\"survey_$.Attributes.counter\":\"1\"}",
                [Nme]
            )
            .Select(finding => finding.Rule.Id)
            .ToList();

        Assert.Contains("attribute-never-set", rules);
        Assert.DoesNotContain("attribute-key", rules);
    }

    [Theory]
    [InlineData("\"Comment\":\"why\",\"Type\":\"MessageParticipant\"", "\"Type\":\"MessageParticipant\"")]
    [InlineData("\"Transitions\":{\"Default\":\"end\",", "\"Transitions\":{")]
    public void A_member_that_no_block_has_is_a_warning(string surplus, string instead)
    {
        var flow = System.Text.Encoding.UTF8.GetString(
            new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"x\"", "end").End().Build()
        );
        var at = flow.IndexOf(instead, StringComparison.Ordinal);
        var edited = flow[..at] + surplus + flow[(at + instead.Length)..];

        var finding = Assert.Single(FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(edited), "flow.json").Findings);

        Assert.Equal(("shape-documented", LintSeverity.Warning), (finding.Rule.Id, finding.Rule.Severity));
    }

    [Theory]
    [InlineData("5", LintSeverity.Warning)]
    [InlineData("true", LintSeverity.Error)]
    [InlineData("[\"1\"]", LintSeverity.Error)]
    public void An_operand_must_be_a_text(string operand, LintSeverity severity)
    {
        var flow = System
            .Text.Encoding.UTF8.GetString(
                new FlowBuilder()
                    .Block("a", "Compare", "\"ComparisonValue\":\"$.Channel\"", "end", Nmc, "Equals VOICE > end")
                    .End()
                    .Build()
            )
            .Replace("[\"VOICE\"]", $"[{operand}]", StringComparison.Ordinal);

        Assert.Contains(
            FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(flow), "flow.json").Findings,
            finding =>
                finding.Rule.Severity == severity
                && finding.Message.Contains("must be a text in quotes", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Errors(FlowBuilder flow, string type, string parameters, string[] branches) =>
        Lint(flow, type, parameters, branches)
            .Where(finding => finding.Rule.Severity == LintSeverity.Error)
            .Select(finding => finding.Rule.Id);

    private static IReadOnlyList<LintFinding> Lint(FlowBuilder flow, string type, string parameters, string[] branches) =>
        FlowLinter.Lint(flow.Block("a", type, parameters, "end", branches).End().Build(), "flow.json").Findings;
}
