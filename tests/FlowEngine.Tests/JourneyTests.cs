using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>A contact over several flows: queue, whispers, modules, transfers, hanging up.</summary>
public sealed class JourneyTests
{
    private static readonly FlowBuilder Waiting = new FlowBuilder("customerQueue")
        .Block(
            "loop",
            "MessageParticipantIteratively",
            "\"Messages\":[{\"Text\":\"Please wait.\"}]",
            null,
            "NoMatchingError > done"
        )
        .Block("done", "EndFlowExecution");

    [Fact]
    public async Task Twenty_minutes_in_the_queue_end_when_an_agent_takes_the_contact()
    {
        var call = new SimulatedCall { PromptTakes = TimeSpan.FromSeconds(10) };
        var started = call.Now;
        call.OnPlay = simulated =>
        {
            if (simulated.Now - started >= TimeSpan.FromMinutes(20))
            {
                simulated.Taken.Cancel();
            }
        };

        var end = await call.RunAsync(BlockTests.Flow(Waiting), FlowType.CustomerQueue);

        Assert.Equal(FlowEndKind.Interrupted, end.Kind);
        Assert.Equal(120, call.Heard.Count);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_ends_the_flow_wherever_it_is()
    {
        var call = new SimulatedCall { OnPlay = simulated => simulated.HangUp.Cancel() };

        var end = await call.RunAsync(BlockTests.Flow(Waiting), FlowType.CustomerQueue);

        Assert.Equal(FlowEndKind.HungUp, end.Kind);
        Assert.Equal("loop", end.Identifier);
    }

    [Fact]
    public async Task Looped_prompts_are_interrupted_at_their_time()
    {
        var call = new SimulatedCall { PromptTakes = TimeSpan.FromSeconds(10) };

        var end = await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder("customerQueue")
                    .Block(
                        "loop",
                        "MessageParticipantIteratively",
                        "\"Messages\":[{\"Text\":\"Please wait.\"}],\"InterruptFrequencySeconds\":\"30\"",
                        null,
                        "Equals MessagesInterrupted > offer",
                        "NoMatchingError > offer"
                    )
                    .Block("offer", "MessageParticipant", "\"Text\":\"Shall we call you back?\"", "done")
                    .Block("done", "EndFlowExecution")
            ),
            FlowType.CustomerQueue
        );

        Assert.Equal(FlowEndKind.Ended, end.Kind);
        Assert.Equal(4, call.Heard.Count);
    }

    [Fact]
    public async Task A_module_sees_its_input_and_not_the_answer_of_the_flow_around_it_and_its_result_chooses_the_branch()
    {
        var call = new SimulatedCall { Function = _ => SimulatedCall.Answer("""{"secret":"1"}""") };
        call.Modules["m"] = BlockTests.Flow(
            new FlowBuilder("module")
                .Block("say", "MessageParticipant", "\"Text\":\"[$.External.secret] $.Modules.Input.name\"", "return")
                .Block(
                    "return",
                    "EndFlowModuleExecution",
                    "\"Result\":\"found\",\"ResultData\":{\"id\":\"C-$.Modules.Input.name\"}"
                ),
            "module"
        );

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("f", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\"", "m", "NoMatchingError > end")
                    .Block(
                        "m",
                        "InvokeFlowModule",
                        "\"FlowModuleId\":\"m\",\"Input\":{\"name\":\"Jane\"}",
                        "end",
                        "Equals found > found",
                        "NoMatchingCondition > end",
                        "NoMatchingError > end"
                    )
                    .Block("found", "MessageParticipant", "\"Text\":\"$.Modules.ResultData.id $.External.secret\"", "end")
                    .End()
            )
        );

        Assert.Equal(["[] Jane", "C-Jane 1"], call.Heard.Select(prompt => prompt.Content));
        Assert.Equal(["f", "m", "say", "return", "found", "end"], call.Path);
    }

    [Fact]
    public async Task A_module_that_invokes_itself_is_stopped_at_the_fifth_level()
    {
        var call = new SimulatedCall();
        var self = BlockTests.Flow(
            new FlowBuilder("module")
                .Block("again", "InvokeFlowModule", "\"FlowModuleId\":\"m\"", "return", "NoMatchingError > return")
                .Block("return", "EndFlowModuleExecution"),
            "module"
        );
        call.Modules["m"] = self;

        var end = await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder().Block("m", "InvokeFlowModule", "\"FlowModuleId\":\"m\"", "end", "NoMatchingError > end").End()
            )
        );

        Assert.Equal(FlowEndKind.Disconnected, end.Kind);
        Assert.Equal(5, call.Path.Count(block => block == "return"));
    }

    [Fact]
    public async Task A_transfer_keeps_attributes_queue_and_answer_and_loses_the_flow_s_own_values()
    {
        var call = new SimulatedCall { Function = _ => SimulatedCall.Answer("""{"x":"1"}""") };
        call.Flows["second"] = BlockTests.Flow(
            new FlowBuilder()
                .Block(
                    "say",
                    "MessageParticipant",
                    "\"Text\":\"$.Attributes.kept $.Queue.Name [$.External.x$.FlowAttributes.f]\"",
                    "end"
                )
                .End(),
            "second"
        );

        var end = await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("f", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\"", "a", "NoMatchingError > end")
                    .Block("a", "UpdateContactAttributes", "\"Attributes\":{\"kept\":\"yes\"}", "b", "NoMatchingError > end")
                    .Block(
                        "b",
                        "UpdateFlowAttributes",
                        "\"FlowAttributes\":{\"f\":{\"Value\":\"1\"}}",
                        "q",
                        "NoMatchingError > end"
                    )
                    .Block("q", "UpdateContactTargetQueue", "\"QueueId\":\"q\"", "t", "NoMatchingError > end")
                    .Block("t", "TransferToFlow", "\"ContactFlowId\":\"second\"", "end", "NoMatchingError > end")
                    .End()
            )
        );

        Assert.Equal("yes Support [1]", call.Heard.Single().Content);
        Assert.Equal("second", end.Flow);
    }

    [Fact]
    public async Task A_hook_runs_its_flow_as_its_type_and_a_missing_one_runs_nothing()
    {
        var call = new SimulatedCall();
        call.Flows["whisper"] = BlockTests.Flow(
            new FlowBuilder("agentWhisper")
                .Block("say", "MessageParticipant", "\"Text\":\"Acme\"", "done")
                .Block("done", "EndFlowExecution"),
            "whisper"
        );
        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block(
                        "hook",
                        "UpdateContactEventHooks",
                        "\"EventHooks\":{\"AgentWhisper\":\"whisper\"}",
                        "end",
                        "NoMatchingError > end"
                    )
                    .End()
            )
        );

        var whisper = await call.Runner.RunHookAsync(EventHook.AgentWhisper, call.HangUp.Token);
        var none = await call.Runner.RunHookAsync(EventHook.CustomerWhisper, call.HangUp.Token);

        Assert.Equal(FlowEndKind.Ended, whisper?.Kind);
        Assert.Null(none);
        Assert.Equal(FlowType.AgentWhisper, call.Trace[^1].FlowType);
    }

    [Fact]
    public async Task A_flow_that_goes_round_for_ever_is_stopped_and_called_endless()
    {
        var call = new SimulatedCall();

        var end = await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("a", "UpdateContactData", "\"Name\":\"x\"", "b", "NoMatchingError > b")
                    .Block("b", "UpdateContactData", "\"Name\":\"y\"", "a", "NoMatchingError > a")
            )
        );

        Assert.Equal(FlowEndKind.Endless, end.Kind);
        Assert.False(end.IsIntended);
    }

    [Fact]
    public async Task A_chat_waits_until_its_customer_returns()
    {
        var call = new SimulatedCall(channel: "CHAT") { WaitEvent = "CustomerReturned" };

        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block(
                        "wait",
                        "Wait",
                        "\"TimeLimitSeconds\":\"900\",\"Events\":[\"CustomerReturned\"]",
                        "end",
                        "Equals CustomerReturned > back",
                        "Equals WaitCompleted > end",
                        "NoMatchingError > end"
                    )
                    .Block("back", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal(["wait", "back"], call.Path);
    }
}
