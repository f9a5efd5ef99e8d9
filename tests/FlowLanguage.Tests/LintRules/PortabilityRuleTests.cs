using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Values that tie a flow to one instance, and attributes outside the contract.</summary>
public sealed class PortabilityRuleTests
{
    public static TheoryData<string, Func<FlowBuilder>> Broken =>
        new()
        {
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
    public void A_flow_that_breaks_a_rule_is_told_so(string rule, Func<FlowBuilder> flow) =>
        Assert.Contains(rule, RuleCheck.Broken(flow()));
}
