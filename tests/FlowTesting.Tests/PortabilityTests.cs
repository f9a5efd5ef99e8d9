using System.Text;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Comparing;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.TestKit;

namespace ScreenPop.FlowTesting.Tests;

/// <summary>Comparing two versions, and moving a flow between instances.</summary>
public sealed class PortabilityTests
{
    private const string Arn = "arn:aws:lambda:us-east-1:111122223333:function:Lookup";

    [Fact]
    public void A_diff_tells_what_a_caller_notices_and_not_where_blocks_stand()
    {
        var before = Flow("${F}", "Hello.", "say");
        var after = FlowLanguage.Flow.Parse(
            new FlowBuilder("customerQueue")
                .Block("call", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"${F}\"", "greet", "NoMatchingError > sorry")
                .Block("greet", "MessageParticipant", "\"Text\":\"Hello.\"", "end")
                .Block("sorry", "MessageParticipant", "\"Text\":\"Sorry.\"", "end")
                .End()
                .Build(),
            "after"
        );

        Assert.Empty(FlowComparison.Compare(before, before));
        Assert.Equal(
            [
                "~ \"call\": the branch NoMatchingError leads to \"sorry\" instead of \"end\"",
                "= \"say\" is now called \"greet\"",
                "+ \"sorry\" (MessageParticipant)",
            ],
            FlowComparison.Compare(before, after)
        );
        Assert.Contains("- \"sorry\" (MessageParticipant)", FlowComparison.Compare(after, before));
    }

    [Fact]
    public void Rendering_and_pulling_come_back_to_the_same_flow()
    {
        var environment = Environment($$$"""{"values":{"F":"{{{Arn}}}","Longer":"{{{Arn}}}Extra","Bucket":"recordings"}}""");
        var flow = Flow("${F}:live", "Press $.StoredCustomerInput for ${!F} ${Longer} $5", "say");

        var rendered = Placeholder.Fill(flow, environment.Values);
        var pulled = FlowPull.Pull(rendered, environment);

        Assert.Contains($"{Arn}:live", Encoding.UTF8.GetString(rendered.Write()), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(flow.Write()), Encoding.UTF8.GetString(pulled.Write()));
    }

    [Theory]
    [InlineData("arn:aws:connect:us-east-1:111122223333:instance/i/queue/q")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:LookupOther")]
    public void Pulling_refuses_an_arn_it_has_no_name_for_and_says_which(string arn)
    {
        var refused = Assert.Throws<UnresolvedArnsException>(() =>
            FlowPull.Pull(Flow(arn, "x", "say"), Environment($$$"""{"values":{"F":"{{{Arn}}}"}}"""))
        );

        Assert.Equal([arn], refused.Values);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"values":{"A":""}}""")]
    [InlineData("""{"values":{"A":"1","B":"1"}}""")]
    [InlineData("""{"values":{"A":"1","A":"2"}}""")]
    public void An_environment_that_cannot_work_is_refused(string json) =>
        Assert.Throws<FlowFormatException>(() => Environment(json));

    private static FlowEnvironment Environment(string json) =>
        FlowEnvironment.Parse(Encoding.UTF8.GetBytes(json), "example.json");

    private static Flow Flow(string arn, string text, string say) =>
        FlowLanguage.Flow.Parse(
            new FlowBuilder()
                .Block("call", "InvokeLambdaFunction", $"\"LambdaFunctionARN\":\"{arn}\"", say, "NoMatchingError > end")
                .Block(say, "MessageParticipant", $"\"Text\":\"{text}\"", "end")
                .End()
                .Build(),
            "flow"
        );
}
