using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>A later reference without a value must not remove a value that a function answered.</summary>
public sealed class WipeRuleTests
{
    private const string Lookup = "\"LambdaFunctionARN\":\"${CustomerLookupArn}\",\"InvocationTimeLimitSeconds\":\"3\"";
    private const string Orders = "\"LambdaFunctionARN\":\"${OrdersArn}\",\"InvocationTimeLimitSeconds\":\"3\"";
    internal const string Failed = "NoMatchingError > end";

    [Fact]
    public void The_answer_of_another_function_can_remove_what_the_lookup_found()
    {
        var finding = Assert.Single(
            Findings(LookedUp("orders").Function("orders", Orders, "again").Sets("again", "$.External.customerId"))
        );

        Assert.Equal(("again", LintSeverity.Warning), (finding.Identifier, finding.Rule.Severity));
        Assert.Equal("$.Actions[3].Parameters.Attributes.customerId", finding.Path);
        Assert.StartsWith(
            "This can remove \"customerId\", which \"keep\" set from an answer: \"orders\" has replaced that answer",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Check the reference", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.Attributes.typedId")]
    [InlineData("$.CustomerEndpoint.Phone")]
    [InlineData("$.Nowhere.customerId")]
    public void A_reference_that_nothing_sets_removes_it(string reference) =>
        Assert.Single(Findings(LookedUp("again").Sets("again", reference)));

    [Fact]
    public void A_function_that_failed_removes_it() =>
        Assert.Single(
            Findings(
                LookedUp("orders")
                    .Block("orders", "InvokeLambdaFunction", Orders, "end", "NoMatchingError > again")
                    .Sets("again", "$.External.customerId")
            )
        );

    public static TheoryData<string, Func<FlowBuilder>> Harmless =>
        new()
        {
            {
                "the same function again",
                () => LookedUp("more").Function("more", Lookup, "again").Sets("again", "$.External.customerId")
            },
            { "the same answer again", () => LookedUp("again").Sets("again", "$.External.customerId") },
            { "a value of its own", () => LookedUp("again").Sets("again", "unknown") },
            {
                "another attribute",
                () => LookedUp("orders").Function("orders", Orders, "again").Sets("again", "$.External.order", "order")
            },
            { "the related contact", () => LookedUp("again").Sets("again", "$.Attributes.typedId", target: "Related") },
            {
                "an attribute that the flow sets",
                () => LookedUp("type").Sets("type", "42", "typedId").Sets("again", "$.Attributes.typedId")
            },
            {
                "a value that was checked",
                () =>
                    LookedUp("orders")
                        .Function("orders", Orders, "check")
                        .Check("check", "$.External.customerId", "again")
                        .Sets("again", "$.External.customerId")
            },
            {
                "a status that was checked",
                () =>
                    LookedUp("orders")
                        .Function("orders", Orders, "check")
                        .Check("check", "$.External.status", "again")
                        .Sets("again", "$.External.customerId")
            },
            {
                "a path that never looked up",
                () =>
                    new FlowBuilder()
                        .Block(
                            "by",
                            "Compare",
                            "\"ComparisonValue\":\"$.Channel\"",
                            null,
                            "Equals CHAT > orders",
                            "NoMatchingCondition > look"
                        )
                        .Function("look", Lookup, "keep")
                        .Block(
                            "keep",
                            "UpdateContactAttributes",
                            WipeBlocks.Attribute("customerId", "$.External.customerId"),
                            "end",
                            Failed
                        )
                        .Function("orders", Orders, "again")
                        .Sets("again", "$.External.customerId")
            },
        };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void A_flow_that_removes_nothing_has_no_finding(string because, Func<FlowBuilder> flow)
    {
        Assert.NotEmpty(because);
        Assert.Empty(Findings(flow()));
    }

    [Fact]
    public void What_an_invoked_module_looked_up_is_removed_as_well()
    {
        var flow = new FlowBuilder()
            .Block("look", "InvokeFlowModule", "\"FlowModuleId\":\"${CustomerLookupModuleArn}\"", "again", Failed)
            .Sets("again", "$.Attributes.typedId");

        Assert.Empty(Findings(flow));
        Assert.Contains("another flow or module", Assert.Single(Findings(flow, Around())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contactFlow", false, 0)]
    [InlineData("contactFlow", true, 1)]
    [InlineData("customerQueue", false, 1)]
    [InlineData("agentWhisper", false, 1)]
    public void What_an_earlier_flow_looked_up_is_removed_as_well(string type, bool follows, int findings) =>
        Assert.Equal(
            findings,
            Findings(new FlowBuilder(type).Sets("again", "$.Attributes.typedId"), Around() with { FollowsAnother = follows })
                .Count()
        );

    [Fact]
    public void A_flow_that_asks_the_function_of_the_module_again_removes_nothing()
    {
        var flow = new FlowBuilder("customerQueue").Function("more", Lookup, "again").Sets("again", "$.External.customerId");

        Assert.Empty(Findings(flow, Around()));
        Assert.Single(
            Findings(
                new FlowBuilder("customerQueue").Function("orders", Orders, "again").Sets("again", "$.External.customerId"),
                Around()
            )
        );
    }

    private static FlowSurroundings Around() =>
        new()
        {
            AttributesAnswered = FlowSurroundings
                .AttributesAnsweredBy(Flow.Parse(LookedUp("end").End().Build(), "customer-lookup"))
                .ToDictionary(entry => entry.Attribute, IReadOnlySet<string> (entry) => new HashSet<string> { entry.Function }),
        };

    private static FlowBuilder LookedUp(string next) =>
        new FlowBuilder()
            .Function("look", Lookup, "keep")
            .Block("keep", "UpdateContactAttributes", WipeBlocks.Attribute("customerId", "$.External.customerId"), next, Failed);

    private static IEnumerable<LintFinding> Findings(FlowBuilder flow, FlowSurroundings? around = null) =>
        FlowLinter
            .Lint(flow.End().Build(), "flow.json", surroundings: around)
            .Findings.Where(finding => finding.Rule.Id == "attribute-wiped");
}

/// <summary>Blocks of such flows.</summary>
internal static class WipeBlocks
{
    public static string Attribute(string name, string value) => $"\"Attributes\":{{\"{name}\":\"{value}\"}}";

    extension(FlowBuilder flow)
    {
        public FlowBuilder Function(string identifier, string parameters, string next) =>
            flow.Block(identifier, "InvokeLambdaFunction", parameters, next, WipeRuleTests.Failed);

        public FlowBuilder Sets(string identifier, string value, string attribute = "customerId", string target = "Current") =>
            flow.Block(
                identifier,
                "UpdateContactAttributes",
                $"{Attribute(attribute, value)},\"TargetContact\":\"{target}\"",
                attribute == "typedId" ? "again" : "end",
                WipeRuleTests.Failed
            );

        public FlowBuilder Check(string identifier, string value, string next) =>
            flow.Block(
                identifier,
                "Compare",
                $"\"ComparisonValue\":\"{value}\"",
                null,
                $"Equals 1 > {next}",
                "NoMatchingCondition > end"
            );
    }
}
