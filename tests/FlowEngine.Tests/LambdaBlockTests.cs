using System.Text.Json;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>Limits, retries and answers of Invoke AWS Lambda function.</summary>
public sealed class LambdaBlockTests
{
    private const string Long = "\"LambdaFunctionARN\":\"f\",\"InvocationTimeLimitSeconds\":\"8\"";
    private const string Json = "\"ResponseValidation\":{\"ResponseType\":\"JSON\"}";

    [Theory]
    [InlineData("2", 3, "failed")]
    [InlineData("4", 3, "end")]
    [InlineData("30", 9, "failed")]
    public async Task A_function_that_takes_longer_than_its_limit_takes_the_error_branch(string limit, int takes, string block)
    {
        var call = new SimulatedCall { FunctionTakes = TimeSpan.FromSeconds(takes) };

        await call.RunAsync(BlockTests.Flow(Invoke($"\"InvocationTimeLimitSeconds\":\"{limit}\"")));

        Assert.Equal(block, call.Path.Last());
    }

    [Theory]
    [InlineData("""{"a":"1"}""", "STRING_MAP", "end")]
    [InlineData("""{"a":1}""", "STRING_MAP", "failed")]
    [InlineData("""{"a":1,"b":{"c":[true,null]}}""", "JSON", "end")]
    [InlineData("""["a"]""", "JSON", "failed")]
    [InlineData("not json", "JSON", "failed")]
    [InlineData("", "STRING_MAP", "failed")]
    public async Task An_answer_must_have_the_shape_the_block_asks_for(string answer, string shape, string block)
    {
        var call = new SimulatedCall { Function = _ => SimulatedCall.Answer(answer) };

        await call.RunAsync(BlockTests.Flow(Invoke($"\"ResponseValidation\":{{\"ResponseType\":\"{shape}\"}}")));

        Assert.Equal(block, call.Path.Last());
    }

    [Fact]
    public async Task An_answer_of_32_KB_is_refused()
    {
        var call = new SimulatedCall { Function = _ => SimulatedCall.Answer($$"""{"a":"{{new string('x', 32_768)}}"}""") };

        await call.RunAsync(BlockTests.Flow(Invoke("")));

        Assert.Equal("failed", call.Path.Last());
        Assert.Contains("32,768", call.Trace[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Jane \ud83d"}""", "Jane \uFFFD")]
    [InlineData("""{"name":"Jane \ude00 \uD83D"}""", "Jane \uFFFD \uFFFD")]
    [InlineData("""{"name":"Jane \ud83d\ud83d\ude00"}""", "Jane \uFFFD\U0001F600")]
    [InlineData("""{"name":"Jane \\ud83d"}""", """Jane \ud83d""")]
    [InlineData("""{"name":"Jane","na\ud83d":"?"}""", "Jane")]
    public async Task Half_an_emoji_in_an_answer_is_a_replacement_character(string answer, string heard)
    {
        var call = new SimulatedCall { Function = _ => SimulatedCall.Answer(answer) };

        await call.RunAsync(BlockTests.Flow(Say("$.External.name")));

        Assert.Equal(heard, Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task A_byte_that_is_not_UTF_8_in_an_answer_is_a_replacement_character()
    {
        byte[] answer = [.. "{\"name\":\"Jane "u8, 0xE9, .. "\"}"u8];
        var call = new SimulatedCall { Function = _ => new LambdaAnswer(LambdaOutcome.Answered, answer) };

        await call.RunAsync(BlockTests.Flow(Say("$.External.name")));

        Assert.Equal("Jane \uFFFD", Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task A_name_with_half_an_emoji_is_reported_and_can_be_asked_for()
    {
        var flat = new SimulatedCall { Function = _ => SimulatedCall.Answer("""{"\ud83d":1}""") };
        var nested = new SimulatedCall { Function = _ => SimulatedCall.Answer("""{"tier":{"\ud83d":"gold"}}""") };

        await flat.RunAsync(BlockTests.Flow(Invoke("")));
        await nested.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("f", "InvokeLambdaFunction", $"\"LambdaFunctionARN\":\"f\",{Json}", "has", "NoMatchingError > end")
                    .Block(
                        "has",
                        "Compare",
                        "\"ComparisonValue\":\"$.External.tier\"",
                        "end",
                        "KeyExists gold > end",
                        "NoMatchingCondition > no"
                    )
                    .Block("no", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal("failed", flat.Path.Last());
        Assert.Equal("no", nested.Path.Last());
    }

    [Fact]
    public async Task A_throttled_function_is_tried_again_within_the_limit()
    {
        var call = new SimulatedCall
        {
            Function = invocation =>
                invocation.Attempt < 3 ? new LambdaAnswer(LambdaOutcome.Throttled) : SimulatedCall.Answer("{}"),
        };

        await call.RunAsync(BlockTests.Flow(Invoke("")));

        Assert.Equal(3, call.Invocations.Count);
        Assert.Equal("end", call.Path.Last());
    }

    [Fact]
    public async Task A_function_that_cannot_be_reached_is_not_tried_again()
    {
        var call = new SimulatedCall { Function = _ => new LambdaAnswer(LambdaOutcome.Unreachable) };

        await call.RunAsync(BlockTests.Flow(Invoke("")));

        Assert.Single(call.Invocations);
        Assert.Equal("failed", call.Path.Last());
    }

    [Theory]
    [InlineData(false, "failed")]
    [InlineData(true, "end")]
    public async Task Twenty_seconds_of_functions_in_a_row_are_too_many_unless_a_prompt_comes_between(bool prompt, string block)
    {
        var call = new SimulatedCall { FunctionTakes = TimeSpan.FromSeconds(6) };
        var flow = new FlowBuilder();
        for (var number = 0; number < 4; number++)
        {
            var next =
                number == 3 ? "end"
                : prompt && number == 1 ? "say"
                : $"l{number + 1}";
            flow.Block(
                $"l{number}",
                "InvokeLambdaFunction",
                "\"LambdaFunctionARN\":\"f\",\"InvocationTimeLimitSeconds\":\"8\"",
                next,
                "NoMatchingError > failed"
            );
        }

        flow.Block("say", "MessageParticipant", "\"Text\":\"One moment.\"", "l2").Block("failed", "EndFlowExecution").End();

        await call.RunAsync(BlockTests.Flow(flow));

        Assert.Equal(block, call.Path.Last());
    }

    [Fact]
    public async Task A_function_in_each_round_of_looped_prompts_is_never_too_many()
    {
        var call = new SimulatedCall { FunctionTakes = TimeSpan.FromSeconds(3), PromptTakes = TimeSpan.FromSeconds(10) };

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder("customerQueue")
                    .Block(
                        "play",
                        "MessageParticipantIteratively",
                        "\"InterruptFrequencySeconds\":\"20\",\"Messages\":[{\"Text\":\"One moment.\"}]",
                        "f",
                        "Equals MessagesInterrupted > f",
                        "NoMatchingError > failed"
                    )
                    .Block("f", "InvokeLambdaFunction", Long, "again", "NoMatchingError > failed")
                    .Block(
                        "again",
                        "Loop",
                        "\"LoopCount\":\"20\"",
                        "end",
                        "Equals ContinueLooping > play",
                        "Equals DoneLooping > end"
                    )
                    .Block("failed", "EndFlowExecution")
                    .End()
            ),
            FlowType.CustomerQueue
        );

        Assert.Equal("end", call.Path.Last());
    }

    [Theory]
    [InlineData("VOICE", "Wait", "\"TimeLimitSeconds\":\"5\",\"ContinueExecution\":\"True\"")]
    [InlineData("CHAT", "ShowView", "\"ViewResource\":{\"Id\":\"form\"},\"InvocationTimeLimitSeconds\":\"300\"")]
    [InlineData(
        "VOICE",
        "TransferParticipantToThirdParty",
        "\"ThirdPartyPhoneNumber\":\"+14155550142\",\"ThirdPartyConnectionTimeLimitSeconds\":\"30\",\"ContinueFlowExecution\":\"True\""
    )]
    public async Task What_else_the_customer_waits_for_or_does_comes_between_functions(
        string channel,
        string type,
        string parameters
    )
    {
        var call = new SimulatedCall(channel) { FunctionTakes = TimeSpan.FromSeconds(3) };

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("f", "InvokeLambdaFunction", Long, "between", "NoMatchingError > failed")
                    .Block("between", type, parameters, "again", "NoMatchingError > again", "TimeLimitExceeded > again")
                    .Block(
                        "again",
                        "Loop",
                        "\"LoopCount\":\"20\"",
                        "end",
                        "Equals ContinueLooping > f",
                        "Equals DoneLooping > end"
                    )
                    .Block("failed", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal("end", call.Path.Last());
    }

    [Fact]
    public async Task The_functions_of_a_whisper_are_not_in_a_row_with_those_before_the_queue()
    {
        var call = new SimulatedCall { FunctionTakes = TimeSpan.FromSeconds(6) };
        var three = BlockTests.Flow(
            new FlowBuilder()
                .Block("f0", "InvokeLambdaFunction", Long, "f1", "NoMatchingError > failed")
                .Block("f1", "InvokeLambdaFunction", Long, "f2", "NoMatchingError > failed")
                .Block("f2", "InvokeLambdaFunction", Long, "end", "NoMatchingError > failed")
                .Block("failed", "EndFlowExecution")
                .End()
        );

        await call.RunAsync(three);
        await call.RunAsync(three, FlowType.AgentWhisper);

        Assert.DoesNotContain("failed", call.Path);
    }

    [Fact]
    public async Task Parameters_keep_their_shape_and_references_are_resolved()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                Invoke(
                    "\"LambdaInvocationAttributes\":{\"from\":\"$.CustomerEndpoint.Address\",\"n\":3,\"deep\":{\"list\":[\"$.Channel\",true]},\"none\":\"$.External.x\"}"
                )
            )
        );

        var parameters = JsonElement.Parse(call.Invocations[0].Payload.Span).GetProperty("Details").GetProperty("Parameters");
        Assert.Equal("""{"from":"+14155550100","n":3,"deep":{"list":["VOICE",true]},"none":""}""", parameters.GetRawText());
    }

    [Fact]
    public async Task Without_an_error_branch_the_contact_ends_unhandled_and_the_reason_is_named()
    {
        var call = new SimulatedCall { Function = _ => new LambdaAnswer(LambdaOutcome.Unreachable, Detail: "no permission") };

        var end = await call.RunAsync(
            BlockTests.Flow(new FlowBuilder().Block("f", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\"", "end").End())
        );

        Assert.Equal(FlowEndKind.UnhandledError, end.Kind);
        Assert.Contains("no permission", end.Detail, StringComparison.Ordinal);
    }

    private static FlowBuilder Say(string text) =>
        new FlowBuilder()
            .Block("f", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\"", "say", "NoMatchingError > end")
            .Block("say", "MessageParticipant", $"\"Text\":\"{text}\"", "end", "NoMatchingError > end")
            .End();

    private static FlowBuilder Invoke(string parameters) =>
        new FlowBuilder()
            .Block(
                "f",
                "InvokeLambdaFunction",
                "\"LambdaFunctionARN\":\"f\"" + (parameters.Length > 0 ? "," + parameters : ""),
                "end",
                "NoMatchingError > failed"
            )
            .Block("failed", "EndFlowExecution")
            .End();
}
