using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Exploring;
using ScreenPop.FlowTesting.Reports;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.TestKit;

namespace ScreenPop.FlowTesting.Tests;

/// <summary>Calls with local numbers, queue flows, holds and endless menus.</summary>
public sealed class CallKindTests
{
    [Theory]
    [InlineData("US", "2025550123", "+12025550123")]
    [InlineData("US", "12025550123", "+12025550123")]
    [InlineData("GB", "02079460123", "+442079460123")]
    [InlineData("IT", "0600000000", "+390600000000")]
    public async Task A_number_typed_as_people_dial_it_can_be_called_back(string country, string typed, string stored)
    {
        var flow = new FlowBuilder()
            .Block(
                "ask",
                "GetParticipantInput",
                "\"Text\":\"Your number?\",\"StoreInput\":\"True\",\"InputTimeLimitSeconds\":\"8\",\"InputValidation\":"
                    + $"{{\"PhoneNumberValidation\":{{\"NumberFormat\":\"Local\",\"CountryCode\":\"{country}\"}}}}",
                "set",
                "NoMatchingError > end",
                "InvalidPhoneNumber > end"
            )
            .Block(
                "set",
                "UpdateContactCallbackNumber",
                "\"CallbackNumber\":\"$.StoredCustomerInput\"",
                "say",
                "InvalidCallbackNumber > end",
                "CallbackNumberNotDialable > end"
            )
            .Block("say", "MessageParticipant", "\"Text\":\"We call $.StoredCustomerInput.\"", "end")
            .End();

        var result = await PlayAsync(flow, $"steps: [ {{ press: \"{typed}\" }}, {{ hear: \"{stored}\" }} ]");

        Assert.Empty(result.Failures);
    }

    [Fact]
    public async Task A_queue_flow_played_alone_has_a_queue()
    {
        var flow = new FlowBuilder("customerQueue")
            .Block("say", "MessageParticipant", "\"Text\":\"You wait for $.Queue.Name.\"", "end")
            .Block("end", "EndFlowExecution");

        Assert.Empty((await PlayAsync(flow, "steps: [ { hear: You wait for Support. } ]")).Failures);
    }

    [Theory]
    [InlineData("attributes: { adviser: jdoe }", "We ask your adviser.", "jdoe is offered the contact")]
    [InlineData("attributes: { other: jdoe }", "Please wait.", "hears")]
    [InlineData(
        "attributes: { adviser: jdoe }, services: { RouteContactToAgent: { error: NoMatchingError } }",
        "Please wait.",
        "hears"
    )]
    public async Task An_agent_is_interrupted_from_the_queue(string given, string heard, string told)
    {
        var flow = new FlowBuilder("customerQueue")
            .Block("ask", "RouteContactToAgent", "\"UserId\":\"$.Attributes.adviser\"", "asked", "NoMatchingError > wait")
            .Block("asked", "MessageParticipant", "\"Text\":\"We ask your adviser.\"", "wait")
            .Block("wait", "MessageParticipantIteratively", "\"Messages\":[{\"Text\":\"Please wait.\"}]");

        var result = await PlayAsync(
            flow,
            $"given: {{ {given} }}, steps: [ {{ hear: {heard} }} ], answeredAfter: 20s, expect: {{ end: interrupted }}"
        );

        Assert.Empty(result.Failures);
        Assert.Contains(result.Story, line => line.Text.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_holds_an_email()
    {
        var hold = new FlowBuilder("customerHold").Block(
            "loop",
            "MessageParticipantIteratively",
            "\"Messages\":[{\"Text\":\"Please hold.\"}]"
        );
        var library = new FlowLibrary();

        var exploration = await new FlowExplorer(library).ExploreAsync(
            library.Add(Flow.Parse(hold.Build(), "hold")),
            100,
            7,
            TestContext.Current.CancellationToken
        );

        Assert.Empty(exploration.Failing);
    }

    [Fact]
    public async Task A_call_without_an_end_is_told_by_its_beginning_and_its_end()
    {
        var flow = new FlowBuilder().Block("menu", "MessageParticipant", "\"Text\":\"Press 1.\"", "menu").End();

        var result = await PlayAsync(flow, "expect: { end: disconnected }");

        Assert.NotEmpty(result.Failures);
        var told = CallReport.Tell("calls.yaml", result);
        Assert.InRange(told.Split('\n').Length, 5, 20);
        Assert.Contains("more …", told, StringComparison.Ordinal);
    }

    private static async Task<CallResult> PlayAsync(FlowBuilder builder, string call)
    {
        var library = new FlowLibrary();
        var flow = library.Add(Flow.Parse(builder.Build(), "flow"));
        var script = CallScriptReader.Read($"{{flow: flow, calls: [{{name: call, {call}}}]}}", "calls.yaml").Calls[0];
        return await new CallRunner(library).PlayAsync(flow, script);
    }
}
