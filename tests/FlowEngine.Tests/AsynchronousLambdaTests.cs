using ScreenPop.FlowEngine.Ports;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>Functions for which the flow does not wait, and their answers.</summary>
public sealed class AsynchronousLambdaTests
{
    private const string Invoke =
        "\"LambdaFunctionARN\":\"f\",\"InvocationType\":\"ASYNCHRONOUS\",\"InvocationTimeLimitSeconds\":\"60\"";
    private const string Load = "\"LambdaInvocationId\":\"$.LambdaInvocation.InvocationId\"";

    [Fact]
    public async Task The_flow_goes_on_at_once_and_loads_the_answer_later()
    {
        var call = Answering(TimeSpan.Zero, """{"name":"Jane"}""");

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("ask", "InvokeLambdaFunction", Invoke, "before", "NoMatchingError > end")
                    .Block(
                        "before",
                        "MessageParticipant",
                        "\"Text\":\"$.LambdaInvocation.InvocationId [$.External.name]\"",
                        "load"
                    )
                    .Block("load", "InvokeLambdaFunction", Load, "after", "NoMatchingError > end")
                    .Block("after", "MessageParticipant", "\"Text\":\"[$.External.name]\"", "end")
                    .End()
            )
        );

        Assert.Equal(["r-1 []", "[Jane]"], call.Heard.Select(prompt => prompt.Content));
        Assert.Equal(TimeSpan.FromSeconds(60), Assert.Single(call.Invocations).TimeLeft);
    }

    [Theory]
    [InlineData(10, """{"name":"Jane"}""")]
    [InlineData(0, """{"name":1}""")]
    [InlineData(0, "rubbish")]
    public async Task An_answer_that_is_late_or_not_as_asked_takes_the_error_branch(int seconds, string answer)
    {
        var call = Answering(TimeSpan.FromSeconds(seconds), answer);

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("ask", "InvokeLambdaFunction", Invoke, "load", "NoMatchingError > end")
                    .Block("load", "InvokeLambdaFunction", Load, "end", "NoMatchingError > failed")
                    .Block("failed", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal("failed", call.Path.Last());
    }

    [Theory]
    [InlineData(10, "LambdaReturn", 10)]
    [InlineData(31, "WaitCompleted", 30)]
    public async Task A_wait_is_over_when_the_function_has_answered_or_its_time_is(int answersAfter, string result, int waited)
    {
        var call = Answering(TimeSpan.FromSeconds(answersAfter), "{}");
        var started = call.Now;

        await call.RunAsync(BlockTests.Flow(Waiting(Load)));

        Assert.Equal(result, call.Trace[1].Result);
        Assert.Equal(TimeSpan.FromSeconds(waited), call.Now - started);
    }

    [Fact]
    public async Task A_wait_for_an_invocation_nobody_made_lasts_its_whole_time()
    {
        var call = Answering(TimeSpan.Zero, "{}");

        await call.RunAsync(BlockTests.Flow(Waiting("\"LambdaInvocationId\":\"another\"")));

        Assert.Equal("WaitCompleted", call.Trace[1].Result);
    }

    private static FlowBuilder Waiting(string id) =>
        new FlowBuilder()
            .Block("ask", "InvokeLambdaFunction", Invoke, "wait", "NoMatchingError > end")
            .Block(
                "wait",
                "Wait",
                $"\"TimeLimitSeconds\":\"30\",\"Events\":[\"LambdaReturn\"],{id}",
                "end",
                "Equals LambdaReturn > end",
                "Equals WaitCompleted > end",
                "NoMatchingError > end"
            )
            .End();

    private static SimulatedCall Answering(TimeSpan after, string json)
    {
        var call = new SimulatedCall { Function = _ => new LambdaAnswer(LambdaOutcome.Answered, RequestId: "r-1") };
        call.Results["r-1"] = (after, SimulatedCall.Answer(json));
        return call;
    }
}
