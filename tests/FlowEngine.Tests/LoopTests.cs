using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>The Loop block, by number and over a list, and the values of <c>$.Loop</c> inside it.</summary>
public sealed class LoopTests
{
    private const string Orders = """{"orders":[{"id":"A","items":[1]},{"id":"B","items":[]}]}""";

    [Fact]
    public async Task A_loop_by_number_tells_its_round_from_zero_and_nothing_when_it_is_over()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                Loop("\"LoopCount\":\"2\",\"LoopName\":\"tries\"", "round $.Loop.tries.Index.", "over $.Loop.tries.Index.")
            )
        );

        Assert.Equal(["round 0.", "round 1.", "over ."], Said(call));
    }

    [Fact]
    public async Task A_loop_over_a_list_goes_through_its_elements_although_the_body_asks_another_function()
    {
        var call = new SimulatedCall
        {
            Function = invocation => SimulatedCall.Answer(invocation.FunctionArn == "list" ? Orders : "{}"),
        };

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block(
                        "ask",
                        "InvokeLambdaFunction",
                        "\"LambdaFunctionARN\":\"list\",\"ResponseValidation\":{\"ResponseType\":\"JSON\"}",
                        "loop",
                        "NoMatchingError > end"
                    )
                    .Block(
                        "loop",
                        "Loop",
                        "\"LoopArray\":\"$.External.orders\",\"LoopName\":\"order\"",
                        "end",
                        "Equals ContinueLooping > say",
                        "Equals DoneLooping > end",
                        "NoMatchingError > end"
                    )
                    .Block(
                        "say",
                        "MessageParticipant",
                        "\"Text\":\"$.Loop.order.Index $.Loop.order.Element.id `$.Loop.order.Elements[1].id`.\"",
                        "again"
                    )
                    .Block("again", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"other\"", "loop", "NoMatchingError > end")
                    .End()
            )
        );

        Assert.Equal(["0 A B.", "1 B B."], Said(call));
    }

    [Theory]
    [InlineData("\"LoopCount\":\"many\"")]
    [InlineData("\"LoopCount\":\"-1\"")]
    [InlineData("\"LoopCount\":\"101\"")]
    [InlineData("\"LoopArray\":\"$.External.orders\",\"LoopName\":\"x\"")]
    [InlineData("\"LoopArray\":\"$.Channel\",\"LoopName\":\"x\"")]
    public async Task What_is_neither_a_number_of_rounds_nor_a_list_takes_the_error_branch(string parameters)
    {
        var call = new SimulatedCall();

        await call.RunAsync(BlockTests.Flow(Loop(parameters, "round", "over")));

        Assert.Equal("NoMatchingError", call.Trace[0].Branch);
        Assert.Empty(call.Heard);
    }

    [Theory]
    [InlineData("\"LoopCount\":\"0\"")]
    [InlineData("\"LoopArray\":\"[]\"")]
    public async Task No_rounds_at_all_are_over_at_once(string parameters)
    {
        var call = new SimulatedCall();

        await call.RunAsync(BlockTests.Flow(Loop(parameters, "round", "over")));

        Assert.Equal(["over"], Said(call));
    }

    [Fact]
    public async Task A_module_does_not_see_the_loop_around_it()
    {
        var call = new SimulatedCall();
        call.Modules["m"] = BlockTests.Flow(
            new FlowBuilder("module")
                .Block("inside", "MessageParticipant", "\"Text\":\"[$.Loop.tries.Index]\"", "back")
                .Block("back", "EndFlowModuleExecution")
        );

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block(
                        "loop",
                        "Loop",
                        "\"LoopCount\":\"1\",\"LoopName\":\"tries\"",
                        "end",
                        "Equals ContinueLooping > module",
                        "Equals DoneLooping > end"
                    )
                    .Block("module", "InvokeFlowModule", "\"FlowModuleId\":\"m\"", "say", "NoMatchingError > end")
                    .Block("say", "MessageParticipant", "\"Text\":\"[$.Loop.tries.Index]\"", "loop")
                    .End()
            )
        );

        Assert.Equal(["[]", "[0]"], Said(call));
    }

    private static FlowBuilder Loop(string parameters, string round, string over) =>
        new FlowBuilder()
            .Block(
                "loop",
                "Loop",
                parameters,
                "over",
                "Equals ContinueLooping > round",
                "Equals DoneLooping > over",
                "NoMatchingError > end"
            )
            .Block("round", "MessageParticipant", $"\"Text\":\"{round}\"", "loop")
            .Block("over", "MessageParticipant", $"\"Text\":\"{over}\"", "end")
            .End();

    private static IEnumerable<string> Said(SimulatedCall call) => call.Heard.Select(prompt => prompt.Content);
}
