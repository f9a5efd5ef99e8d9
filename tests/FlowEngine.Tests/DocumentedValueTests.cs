using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>Values that AWS's pages define: the subtype of a contact, the hours of an agent's queue, a missing operand.</summary>
public sealed class DocumentedValueTests
{
    private const string Nme = "NoMatchingError > failed";

    [Theory]
    [InlineData("VOICE", "connect:Telephony")]
    [InlineData("CHAT", "connect:Chat")]
    public async Task A_contact_has_the_subtype_of_its_channel(string channel, string subtype)
    {
        var call = new SimulatedCall(channel: channel);

        await call.RunAsync(BlockTests.Flow(BlockTests.Compare("$.SegmentAttributes['connect:Subtype']", $"Equals {subtype}")));

        Assert.Equal(["compare", "yes"], call.Path);
    }

    [Theory]
    [InlineData("Equals")]
    [InlineData("TextStartsWith")]
    [InlineData("TextEndsWith")]
    [InlineData("TextContains")]
    public async Task An_operand_without_a_value_never_matches(string comparison)
    {
        var call = new SimulatedCall();

        await call.RunAsync(BlockTests.Flow(BlockTests.Compare("$.Attributes.none", $"{comparison} $.Attributes.neither")));

        Assert.Equal(["compare", "no"], call.Path);
    }

    [Theory]
    [InlineData("", "failed")]
    [InlineData("\"HoursOfOperationId\":\"basic\"", "open")]
    public async Task The_queue_of_an_agent_has_no_hours_of_operation(string parameters, string block)
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            Flow.Parse(
                new FlowBuilder()
                    .Block("queue", "UpdateContactTargetQueue", "\"AgentId\":\"agent-1\"", "hours", Nme)
                    .Block(
                        "hours",
                        "CheckHoursOfOperation",
                        parameters,
                        "failed",
                        "Equals True > open",
                        "Equals False > closed",
                        Nme
                    )
                    .Block("open", "EndFlowExecution")
                    .Block("closed", "EndFlowExecution")
                    .Block("failed", "EndFlowExecution")
                    .Build(),
                "flow"
            )
        );

        Assert.Equal(block, call.Path.Last());
    }
}
