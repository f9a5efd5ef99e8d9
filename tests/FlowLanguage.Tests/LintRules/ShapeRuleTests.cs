using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Blocks that the service refused or accepted in observations, by the catalogue.</summary>
public sealed class ShapeRuleTests
{
    private const string Nme = "NoMatchingError > end";

    /// <summary>The rule, the block's type, its parameters, and its branches.</summary>
    public static TheoryData<string, string, string, string[]> Refused =>
        new()
        {
            { "parameter-missing", "InvokeLambdaFunction", "\"InvocationTimeLimitSeconds\":\"3\"", [Nme] },
            { "parameter-unknown", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"${F}\",\"TimeLimit\":\"3\"", [Nme] },
            { "parameter-unknown", "UpdateFlowLoggingBehavior", "\"LoggingBehavior\":\"Enabled\"", [] },
            {
                "parameter-unknown",
                "MessageParticipant",
                "\"Text\":\"Hello\",\"Media\":{\"Uri\":\"x\",\"SourceType\":\"S3\",\"MediaType\":\"Audio\",\"Volume\":\"9\"}",
                []
            },
            {
                "parameter-value",
                "InvokeLambdaFunction",
                "\"LambdaFunctionARN\":\"${F}\",\"ResponseValidation\":{\"ResponseType\":\"XML\"}",
                [Nme]
            },
            { "parameter-value", "Loop", "\"LoopCount\":\"101\"", ["Equals ContinueLooping > end", "Equals DoneLooping > end"] },
            { "parameter-value", "UpdateContactRoutingBehavior", "\"QueuePriority\":\"0\"", [] },
            { "parameter-value", "TagContact", $"\"Tags\":{{{Tags(7)}}}", [Nme] },
            { "parameter-value", "UpdateContactEventHooks", "\"EventHooks\":{}", [Nme] },
            {
                "parameter-reference",
                "UpdateContactCallbackNumber",
                "\"CallbackNumber\":\"+18005550100\"",
                ["InvalidCallbackNumber > end", "CallbackNumberNotDialable > end"]
            },
            { "parameter-reference", "UpdateFlowLoggingBehavior", "\"FlowLoggingBehavior\":\"$.Attributes.on\"", [] },
            { "parameter-group", "MessageParticipant", "\"Text\":\"x\",\"PromptId\":\"${P}\"", [] },
            { "error-required", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"${F}\"", [] },
            { "error-required", "TransferContactToQueue", "", [Nme] },
            {
                "error-required",
                "GetParticipantInput",
                "\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\",\"Text\":\"Press 1.\"",
                ["Equals 1 > end", Nme, "NoMatchingCondition > end"]
            },
            { "error-forbidden", "UpdateFlowLoggingBehavior", "\"FlowLoggingBehavior\":\"Enabled\"", [Nme] },
            { "error-forbidden", "UpdateContactRoutingBehavior", "\"QueuePriority\":\"1\"", [Nme] },
            {
                "condition-set",
                "CheckMetricData",
                "\"MetricType\":\"NumberOfContactsInQueue\"",
                [Nme, "NoMatchingCondition > end"]
            },
            { "condition-set", "DistributeByPercentage", "", ["Equals 50 > end", "NoMatchingCondition > end"] },
            {
                "condition-set",
                "DistributeByPercentage",
                "",
                ["NumberLessThan 51 > end", "NumberLessThan 40 > end", "NoMatchingCondition > end"]
            },
            { "condition-set", "Wait", "\"TimeLimitSeconds\":\"60\"", [Nme] },
            { "condition-set", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"${F}\"", [Nme, "Equals match > end"] },
        };

    public static TheoryData<string, string, string[]> Taken =>
        new()
        {
            { "GetParticipantInput", "\"EnableDTMFBuffer\":\"True\"", [Nme] },
            {
                "UpdateContactRoutingBehavior",
                "\"RoutingProficiencies\":{\"AgentHierarchyProficiency\":{\"ExpirationSeconds\":\"10\"}}",
                [Nme]
            },
            { "UpdateFlowAttributes", "\"FlowAttributes\":{\"anything\":{\"Value\":\"$.Attributes.x\"}}", [Nme] },
            { "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"$.Attributes.arn\",\"InvocationTimeLimitSeconds\":\"3\"", [Nme] },
            { "AuthenticateParticipant", "\"CognitoConfiguration\":{\"AppClientId\":\"x\"},\"TimeLimitMinutes\":\"5\"", [Nme] },
            { "LoadContactContent", "", [Nme] },
            { "EvaluateDataTableValues", "", [Nme] },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_block_that_the_service_refuses_is_an_error(string rule, string type, string parameters, string[] branches) =>
        Assert.Contains(rule, Errors(type, parameters, branches));

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_block_that_the_service_accepts_has_no_error(string type, string parameters, string[] branches) =>
        Assert.Empty(Errors(type, parameters, branches));

    [Fact]
    public void A_type_that_is_not_known_is_a_warning_and_claims_nothing()
    {
        var findings = FlowLinter.Lint(new FlowBuilder().Block("a", "BrewCoffee", "", "end").End().Build(), "flow.json").Findings;

        var finding = Assert.Single(findings);
        Assert.Equal(("type-new", LintSeverity.Warning), (finding.Rule.Id, finding.Rule.Severity));
        Assert.DoesNotContain("Publishing fails", finding.Message + finding.Rule.Consequence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_says_how_the_catalogue_knows() =>
        Assert.Contains(
            "(documented, tried)",
            FlowLinter
                .Lint(new FlowBuilder().Block("a", "TransferContactToQueue", "", "end", Nme).End().Build(), "flow.json")
                .Findings.Single(finding => finding.Rule.Id == "error-required")
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_type_of_a_flow_may_be_said_from_outside()
    {
        var flow = new FlowBuilder(null).Block("a", "MessageParticipant", "\"Text\":\"x\"", "end").End().Build();
        var whisper = new FlowSurroundings { Type = FlowType.OutboundWhisper };

        Assert.Empty(FlowLinter.Lint(flow, "flow.json").Findings);
        Assert.Equal("flow-type", Assert.Single(FlowLinter.Lint(flow, "flow.json", surroundings: whisper).Findings).Rule.Id);
        Assert.Equal(FlowType.OutboundWhisper, FlowTypeNames.OfFolder("outbound-whisper"));
    }

    [Fact]
    public void An_attribute_that_another_module_sets_is_set()
    {
        var flow = new FlowBuilder().Block("a", "MessageParticipant", "\"Text\":\"$.Attributes.tier\"", "end").End().Build();
        var beside = new FlowSurroundings { AttributesSet = new HashSet<string> { "tier" } };

        Assert.Equal("attribute-never-set", Assert.Single(FlowLinter.Lint(flow, "flow.json").Findings).Rule.Id);
        Assert.Empty(FlowLinter.Lint(flow, "flow.json", surroundings: beside).Findings);
    }

    private static IEnumerable<string> Errors(string type, string parameters, string[] branches) =>
        FlowLinter
            .Lint(new FlowBuilder().Block("a", type, parameters, "end", branches).End().Build(), "flow.json")
            .Findings.Where(finding => finding.Rule.Severity == LintSeverity.Error)
            .Select(finding => finding.Rule.Id);

    private static string Tags(int count) =>
        string.Join(',', Enumerable.Range(1, count).Select(number => $"\"tag{number}\":\"x\""));
}
