using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>Interrupt agent offers the waiting contact to one agent, and the customer continues to wait.</summary>
public sealed class InterruptAgentTests
{
    private const string Type = "RouteContactToAgent";

    private readonly List<string> asked = [];

    [Theory]
    [InlineData("jdoe")]
    [InlineData("$.Attributes.adviser")]
    public async Task An_agent_who_is_offered_the_contact_leaves_it_in_the_queue_flow(string agent)
    {
        var call = Call();
        call.Contact.AttributeStore.Change(AttributeChanges.Of(new Dictionary<string, string> { ["adviser"] = "jdoe" }));

        await call.RunAsync(Queue($"\"UserId\":\"{agent}\""), FlowType.CustomerQueue);

        Assert.Equal(["ask", "wait"], call.Path);
        Assert.Equal(["jdoe"], asked);
    }

    [Fact]
    public async Task An_agent_who_cannot_be_offered_it_is_the_error_branch()
    {
        var call = Call("jdoe is signed out");

        await call.RunAsync(Queue("\"UserId\":\"jdoe\""), FlowType.CustomerQueue);

        Assert.Equal(["ask", "failed"], call.Path);
        Assert.Equal("jdoe is signed out", call.Trace[0].Note);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"UserId\":\"$.Attributes.nobody\"")]
    public async Task A_block_without_an_agent_is_the_error_branch(string parameters)
    {
        var call = Call();

        await call.RunAsync(Queue(parameters), FlowType.CustomerQueue);

        Assert.Equal(["ask", "failed"], call.Path);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_script_may_say_that_it_fails()
    {
        var call = Call(service: new ServiceAnswer(Error: "NoMatchingError"));

        await call.RunAsync(Queue("\"UserId\":\"jdoe\""), FlowType.CustomerQueue);

        Assert.Equal(["ask", "failed"], call.Path);
    }

    [Theory]
    [InlineData(FlowType.CustomerQueue, "wait")]
    [InlineData(FlowType.ContactFlow, "failed")]
    [InlineData(FlowType.AgentWhisper, "failed")]
    public async Task Only_a_customer_queue_flow_interrupts_also_by_a_module(FlowType type, string branch)
    {
        var alone = Call();
        await alone.RunAsync(Queue("\"UserId\":\"jdoe\""), type);
        Assert.Equal(branch, alone.Path.Last());

        var call = Call();
        call.Modules["adviser"] = BlockTests.Flow(
            new FlowBuilder("module")
                .Block("ask", Type, "\"UserId\":\"jdoe\"", "wait", "NoMatchingError > failed")
                .Block("wait", "EndFlowModuleExecution")
                .Block("failed", "EndFlowModuleExecution")
        );
        await call.RunAsync(
            BlockTests.Flow(
                new FlowBuilder()
                    .Block("module", "InvokeFlowModule", "\"FlowModuleId\":\"adviser\"", "end", "NoMatchingError > end")
                    .Block("end", "EndFlowExecution")
            ),
            type
        );
        Assert.Contains(branch, call.Path);
    }

    private SimulatedCall Call(string? refusal = null, ServiceAnswer? service = null) =>
        new()
        {
            Service = _ => service,
            Interrupt = agent =>
            {
                asked.Add(agent);
                return refusal;
            },
        };

    private static Flow Queue(string parameters) =>
        BlockTests.Flow(
            new FlowBuilder("customerQueue")
                .Block("ask", Type, parameters, "wait", "NoMatchingError > failed")
                .Block("wait", "EndFlowExecution")
                .Block("failed", "EndFlowExecution")
        );
}
