using System.Text.Json.Nodes;
using ScreenPop.TestKit;
using static ScreenPop.ConnectApi.Tests.TestCases.TestCaseContent;

namespace ScreenPop.ConnectApi.Tests.TestCases;

/// <summary>Test cases are refused and run as in the service, including its quirks.</summary>
public sealed class TestCaseTests
{
    [Fact]
    public async Task A_published_test_is_played_to_its_end_and_its_records_tell_it()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);

        var (status, records) = await PlayAsync(
            host,
            [
                Start("m", Mock("{\\\"offer\\\":\\\"soap\\\"}"), Substitute("office", "always-open")),
                Message("m", "Welcome. Press 1.", "f", Press("1")),
                Action("f", "InvokeLambdaFunction", "LambdaFunctionARN", "Offers", "s"),
                Message("s", "soap", "q"),
                Action(
                    "q",
                    "TransferContactToQueue",
                    "QueueId",
                    "support",
                    null,
                    Expect("$.Queue.Name", "Support"),
                    Expect("$.Attributes.offer", "soap"),
                    End
                ),
            ]
        );

        Assert.Equal("PASSED", status);
        Assert.Equal(
            [
                "INITIATION",
                "EXECUTION_START",
                "OBSERVATION",
                "OBSERVATION",
                "OBSERVATION",
                "OBSERVATION",
                "OBSERVATION",
                "COMPLETION",
            ],
            records.Select(record => record.Text("Type"))
        );
        Assert.Equal(0, host.Asked);
    }

    /// <summary>The function itself answers without an override, and on a second call after its override was used.</summary>
    [Fact]
    public async Task A_function_without_an_override_answers_itself()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);

        var (status, _) = await PlayAsync(
            host,
            [Start("m"), Message("m", "Press 1", "s", Press("1")), Message("s", "the real one", null, End)]
        );

        Assert.Equal(("PASSED", 1), (status, host.Asked));
    }

    [Fact]
    public async Task The_answer_of_an_asynchronous_function_is_loaded()
    {
        await using var host = await TestCaseHost.StartAsync(
            new FlowBuilder()
                .Block(
                    "offers",
                    "InvokeLambdaFunction",
                    "\"LambdaFunctionARN\":\"Offers\",\"InvocationType\":\"ASYNCHRONOUS\"",
                    "load",
                    "NoMatchingError > end"
                )
                .Block(
                    "load",
                    "InvokeLambdaFunction",
                    "\"LambdaInvocationId\":\"$.LambdaInvocation.InvocationId\"",
                    "say",
                    "NoMatchingError > end"
                )
                .Block("say", "MessageParticipant", "\"Text\":\"Today: $.External.offer.\"", "end")
                .End()
                .Build()
        );

        var (status, _) = await PlayAsync(host, [Start("s"), Message("s", "a late one", null, End)]);

        Assert.Equal("PASSED", status);
    }

    [Fact]
    public async Task An_event_that_never_comes_fails_the_test_after_five_minutes()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);

        var (status, records) = await PlayAsync(host, [Start("m"), Message("m", "Good evening", null)]);

        Assert.Equal("FAILED", status);
        var completion = records[^1]["CompletionReason"]!;
        Assert.Equal("TIMEOUT", completion["Type"]!.ToString());
        Assert.Equal("OBSERVE_EVENT", completion["FailureReasons"]![0]!.ToString());
    }

    [Fact]
    public async Task An_assertion_that_does_not_hold_says_what_is_there()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);

        var (status, records) = await PlayAsync(
            host,
            [Start("m"), Message("m", "Welcome", null, Expect("$.Attributes.offer", "soap"), End)]
        );

        Assert.Equal("FAILED", status);
        Assert.Contains(
            records,
            record => record["Message"]?.ToString() == "$.Attributes.offer is \"\", which is not Equals \"soap\"."
        );
    }

    [Theory]
    [InlineData("Welcome. Press 1.", null, "9", "PASSED")] // prompts with nothing between them are one message
    [InlineData("Welcome.", "Press 1.", "1", "FAILED")] // and it is observed once
    [InlineData("Press 1.", "Sorry.", "9", "PASSED")] // a key that is not on the menu
    [InlineData("Press 1.", "Press 1. Sorry.", "9", "PASSED")] // after which the service repeats the menu
    public async Task Messages_are_as_the_service_cuts_them(string first, string? second, string key, string expected)
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        List<string> test = [Start("m"), Message("m", first, second is null ? null : "n", second is null ? [End] : [Press(key)])];
        if (second is not null)
        {
            test.Add(Message("n", second, null, End));
        }

        var (status, _) = await PlayAsync(host, test);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_menu_that_returns_to_itself_says_nothing_new()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);

        var (status, _) = await PlayAsync(
            host,
            [Start("m"), Message("m", "Press 1.", "n", Press("2")), Message("n", "Press 1.", null, End)]
        );

        // The second "Press 1." never comes: the menu ends with "Sorry.", which does not repeat it.
        Assert.Equal("FAILED", status);
    }

    [Fact]
    public async Task Attributes_arrive_only_beside_segment_attributes()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        string[] test = [Start(null, Expect("$.Attributes.tier", "gold"), End)];

        Assert.Equal("FAILED", (await PlayAsync(host, test, """{"Attributes":{"tier":"gold"}}""")).Status);
        Assert.Equal("PASSED", (await PlayAsync(host, test, """{"Attributes":{"tier":"gold"},"SegmentAttributes":{}}""")).Status);
    }

    [Fact]
    public async Task Criteria_in_the_wrong_place_are_lost()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        var lost = Message("m", "Welcome", null, End)
            .Replace("{\"Type\":\"Inclusion\"}", "\"Inclusion\"", StringComparison.Ordinal);

        Assert.Equal("FAILED", (await PlayAsync(host, [Start("m"), lost])).Status);
    }

    [Fact]
    public async Task A_saved_test_is_not_checked_and_not_executed()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);

        var made = await host.CallAsync("PUT", "/test-cases/{i}", Request("nonsense", "SAVED"));
        var started = await host.CallAsync("PUT", $"/test-cases/{{i}}/{made["TestCaseId"]}/start-execution", []);

        Assert.Equal("InvalidRequestException", started["Error"]!.ToString());
    }

    [Theory]
    [InlineData("\"Version\":\"2019-10-30\"", "\"Version\":\"2025-06-21\"", "Version 2019-10-30")]
    [InlineData("\"Operator\":\"Equals\"", "\"Operator\":\"Exists\"", "Invalid operator parameter for AssertAction")]
    [InlineData("\"Operand\":\"gold\"", "\"Other\":\"gold\"", "an assertion has a Namespace and an Operand")]
    [InlineData("\"ActionType\":\"TestControl\",", "", "all but Assert repeat it in ActionType")]
    [InlineData(
        "\"Transitions\":{\"NextObservations\":[]}",
        "\"Usage\":{\"Type\":\"EXACTLY\"},\"Transitions\":{\"NextObservations\":[\"o9\"]}",
        "Usage is one of"
    )]
    [InlineData("\"Type\":\"TestInitiated\"", "\"Type\":\"MessageReceived\"", "a message is exactly one of")]
    public async Task What_the_service_refuses_is_refused_with_problems(string from, string to, string problem)
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        var sound = Content([Start(null, Expect("$.Attributes.tier", "gold"), End)]);
        Assert.Contains(from, sound, StringComparison.Ordinal);

        var refused = await host.CallAsync("PUT", "/test-cases/{i}", Request(sound.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal("InvalidTestCaseException", refused["Error"]!.ToString());
        Assert.Contains(
            refused["Problems"]!.AsArray(),
            entry => entry!["message"]!.ToString().Contains(problem, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("""{"DestinationPhoneNumber":"+18005550199"}""", "Missing mandatory parameter SourcePhoneNumber")]
    [InlineData(
        """{"FlowId":"x","SourcePhoneNumber":"+14155550100","DestinationPhoneNumber":"+18005550199"}""",
        "Must specify either FlowId or phone numbers"
    )]
    public async Task An_entry_point_names_a_flow_or_two_numbers(string parameters, string problem)
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        var request = Request(Content([Start(null, End)]));
        request["EntryPoint"]!["VoiceCallEntryPointParameters"] = JsonNode.Parse(parameters);

        var refused = await host.CallAsync("PUT", "/test-cases/{i}", request);

        Assert.Equal(problem, refused["Problems"]![0]!["message"]!.ToString());
    }

    private static async Task<(string Status, List<JsonObject> Records)> PlayAsync(
        TestCaseHost host,
        IEnumerable<string> observations,
        string? data = null
    )
    {
        var request = Request(Content(observations), name: Guid.NewGuid().ToString());
        request["InitializationData"] = data;
        var made = await host.CallAsync("PUT", "/test-cases/{i}", request);
        Assert.True(made["TestCaseId"] is not null, made.ToJsonString());
        var path = $"/test-cases/{{i}}/{made["TestCaseId"]}";
        var started = await host.CallAsync("PUT", $"{path}/start-execution", []);
        path = $"{path}/{started["TestCaseExecutionId"]}";
        var summary = await host.CallAsync("GET", $"{path}/summary");
        var records = (await host.CallAsync("GET", $"{path}/records"))["ExecutionRecords"]!.AsArray();
        return (
            summary["Status"]!.ToString(),
            records.Select(record => JsonNode.Parse(record!["Record"]!.ToString())!.AsObject()).ToList()
        );
    }
}

file static class Reading
{
    public static string Text(this JsonObject json, string name) => json[name]!.ToString();
}
