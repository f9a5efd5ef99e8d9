using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>References without a value, or with the wrong one.</summary>
public sealed class ReferenceRuleTests
{
    private const string Lambda = RuleCheck.Lambda;

    public static TheoryData<string, Func<FlowBuilder>> Broken =>
        new()
        {
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
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_flow_that_breaks_a_rule_is_told_so(string rule, Func<FlowBuilder> flow) =>
        Assert.Contains(rule, RuleCheck.Broken(flow()));

    [Fact]
    public void Failure_5_success_and_error_of_a_function_wired_to_one_block_are_told()
    {
        var flow = new FlowBuilder()
            .Block("a", "InvokeLambdaFunction", Lambda, "b", "NoMatchingError > b")
            .Block("b", "MessageParticipant", "\"Text\":\"Hello $.External.name.\"", "end", "NoMatchingError > end")
            .End();

        Assert.Contains(
            "external-after-error",
            FlowLinter.Lint(flow.Build(), "flow.json", RuleCheck.Contract).Live.Select(finding => finding.Rule.Id)
        );
    }

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

        Assert.Empty(FlowLinter.Lint(flow.Build(), "flow.json", RuleCheck.Contract).Findings);
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
}
