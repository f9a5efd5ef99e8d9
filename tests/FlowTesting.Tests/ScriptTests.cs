using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Coverage;
using ScreenPop.FlowTesting.Reports;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.TestKit;

namespace ScreenPop.FlowTesting.Tests;

public sealed class ScriptTests
{
    private static readonly FlowBuilder Menu = new FlowBuilder()
        .Block(
            "menu",
            "GetParticipantInput",
            "\"Text\":\"Press 1 for sales.\",\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"",
            "end",
            "Equals 1 > sales",
            "NoMatchingCondition > end",
            "NoMatchingError > end",
            "InputTimeLimitExceeded > end"
        )
        .Block(
            "sales",
            "InvokeLambdaFunction",
            "\"LambdaFunctionARN\":\"Offers\",\"LambdaInvocationAttributes\":{\"key\":\"1\"}",
            "say",
            "NoMatchingError > end"
        )
        .Block("say", "MessageParticipant", "\"Text\":\"Today: $.External.offer.\"", "keep")
        .Block(
            "keep",
            "UpdateContactAttributes",
            "\"Attributes\":{\"offer\":\"$.External.offer\"}",
            "end",
            "NoMatchingError > end"
        )
        .End();

    [Fact]
    public async Task A_call_that_goes_as_written_passes()
    {
        var result = await PlayAsync(
            """
            flow: menu
            calls:
              - name: sales
                given: { functions: { Offers: { answer: { offer: soap }, takes: 1s } } }
                steps:
                  - hear: { equals: Press 1 for sales. }
                  - press: 1
                  - asked: { function: Offers, with: { Parameters.key: "1", ContactData.Channel: VOICE } }
                  - hear: { matches: "so[a]p" }
                expect: { end: disconnected, attributes: { offer: soap, other: null }, passes: [sales, keep], avoids: [nothing], within: 3s }
            """
        );

        Assert.Empty(result.Failures);
    }

    [Theory]
    [InlineData("steps: [{ hear: Good morning }]", "the caller hears something with \"Good morning\"")]
    [InlineData("steps: [{ press: 1 }, { hear: Tomorrow }]", "Tomorrow")]
    [InlineData("steps: [{ press: 1 }, { asked: { function: Offers, with: { Parameters.key: \"2\" } } }]", "Parameters.key = 2")]
    [InlineData("expect: { end: transferredToQueue }", "it ended with Disconnected")]
    [InlineData("expect: { queue: Support }", "it is in no queue")]
    [InlineData("expect: { attributes: { offer: soap } }", "it is not set")]
    [InlineData("expect: { passes: [sales] }", "its path was menu > end")]
    [InlineData("expect: { avoids: [end] }", "avoids \"end\"")]
    [InlineData("expect: { within: 1s }", "it took 5 s")]
    public async Task A_failure_tells_the_step_the_expectation_and_what_happened(string call, string told)
    {
        var result = await PlayAsync(
            $"flow: menu\ngiven: {{ functions: {{ Offers: {{ answer: {{ offer: soap }} }} }} }}\ncalls:\n  - name: x\n    {call}\n"
        );

        Assert.Contains(told, CallReport.Tell("x.yaml", result), StringComparison.Ordinal);
        Assert.False(result.Passed);
    }

    [Theory]
    [InlineData("flow: menu\ncalls:\n  - name: x\n    hears: y\n", "line 4: \"hears\" is unknown")]
    [InlineData("flow: menu\ncalls:\n  - from: x\n", "line 3: every call needs a name")]
    [InlineData("flow: menu\ncalls: []\n", "line 1: calls: lists no call")]
    [InlineData("calls: []", "line 1: flow: must name the flow")]
    [InlineData("flow: menu\ncalls:\n  - name: x\n    steps:\n      - press: A\n", "line 5: \"A\" has characters other than 0-9")]
    [InlineData("flow: menu\ncalls:\n  - name: x\n    answeredAfter: soon\n", "\"soon\" is not a time")]
    [InlineData("flow: [", "not valid YAML")]
    [InlineData("flow: menu\ncalls:\n  - name: x\n    expect: { end: happy }\n", "\"happy\" is not one of TransferredToQueue")]
    public void A_script_that_cannot_be_read_is_told_with_its_line(string script, string told)
    {
        var refused = Assert.Throws<CallScriptException>(() => CallScriptReader.Read(script, "x.yaml"));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_in_a_list_are_given_in_order()
    {
        var result = await PlayAsync(
            """
            flow: menu
            calls:
              - name: x
                given: { functions: { Offers: [{ error: throttled }, { answer: { offer: soap } }] } }
                steps: [{ press: 1 }, { hear: soap }]
            """
        );

        Assert.Empty(result.Failures);
    }

    [Fact]
    public async Task JUnit_and_coverage_tell_the_same_story()
    {
        var result = await PlayAsync("flow: menu\ncalls:\n  - name: x\n    expect: { end: ended }\n");
        var coverage = new FlowCoverage(Flow.Parse(Menu.Build(), "menu"));
        coverage.Add(result.Trace);

        var junit = JUnitReport.Write([("x.yaml", [result])]);

        Assert.Contains("failures=\"1\"", junit, StringComparison.Ordinal);
        Assert.Contains("expected that the flow ends with Ended", junit, StringComparison.Ordinal);
        Assert.Contains("menu: 2 of 5 blocks, 1 of 9 branches", CallReport.Tell(coverage), StringComparison.Ordinal);
        Assert.Contains("not taken: \"menu\" Equals 1 -> \"sales\"", CallReport.Tell(coverage), StringComparison.Ordinal);
        Assert.Contains("line untouched", CoveragePage.Write([coverage]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_log_has_a_line_for_each_block_as_the_service_writes_it()
    {
        var result = await PlayAsync(
            "flow: menu\ngiven: { functions: { Offers: { answer: { offer: soap } } } }\ncalls:\n  - name: x\n    steps: [{ press: 1 }]\n"
        );

        var lines = FlowLog.Write([result]).TrimEnd().Split('\n').Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal(
            ["GetUserInput", "InvokeExternalResource", "PlayPrompt", "SetAttributes", "Disconnect"],
            lines.Select(line => line.GetProperty("ContactFlowModuleType").GetString())
        );
        Assert.Equal(["menu", "sales", "say", "keep", "end"], lines.Select(line => line.GetProperty("Identifier").GetString()));
        Assert.Equal("Today: soap.", lines[2].GetProperty("Parameters").GetProperty("Text").GetString());
        Assert.Equal("1", lines[0].GetProperty("Results").GetString());
        Assert.Matches("^2026-01-05T09:00:0[0-9].[0-9]{3}Z$", lines[4].GetProperty("Timestamp").GetString());
        Assert.EndsWith("/contact-flow/menu", lines[0].GetProperty("ContactFlowId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_nobody_waits_for_answers_later_on_the_calls_clock()
    {
        var library = new FlowLibrary();
        var flow = library.Add(
            Flow.Parse(
                new FlowBuilder()
                    .Block(
                        "ask",
                        "InvokeLambdaFunction",
                        "\"LambdaFunctionARN\":\"Offers\",\"InvocationType\":\"ASYNCHRONOUS\",\"InvocationTimeLimitSeconds\":\"60\"",
                        "wait",
                        "NoMatchingError > end"
                    )
                    .Block(
                        "wait",
                        "Wait",
                        "\"TimeLimitSeconds\":\"60\",\"Events\":[\"LambdaReturn\"]",
                        "end",
                        "Equals LambdaReturn > load",
                        "Equals WaitCompleted > end",
                        "NoMatchingError > end"
                    )
                    .Block(
                        "load",
                        "InvokeLambdaFunction",
                        "\"LambdaInvocationId\":\"$.LambdaInvocation.InvocationId\"",
                        "say",
                        "NoMatchingError > end"
                    )
                    .Block("say", "MessageParticipant", "\"Text\":\"$.External.offer $.Media.InitialMessage\"", "end")
                    .End()
                    .Build(),
                "later"
            )
        );
        var script = CallScriptReader
            .Read(
                """
                flow: later
                calls:
                  - name: x
                    given:
                      contact: { Media: { InitialMessage: please } }
                      functions: { Offers: { answer: { offer: soap }, takes: 20s } }
                    steps: [{ hear: soap please }]
                    expect: { passes: [wait, load, say], within: 30s }
                """,
                "x.yaml"
            )
            .Calls[0];

        var result = await new CallRunner(library).PlayAsync(flow, script);

        Assert.Empty(result.Failures);
        Assert.InRange(result.Elapsed, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(25));
    }

    private static async Task<CallResult> PlayAsync(string script)
    {
        var library = new FlowLibrary();
        var flow = library.Add(Flow.Parse(Menu.Build(), "menu"));
        return await new CallRunner(library).PlayAsync(flow, CallScriptReader.Read(script, "x.yaml").Calls[0]);
    }
}
