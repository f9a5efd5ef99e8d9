using System.Text.Json.Nodes;
using ScreenPop.TestKit;

namespace ScreenPop.ConnectApi.Tests.TestCases;

/// <summary>Test cases are stored, refused and run as in the service, including its quirks.</summary>
public sealed class TestCaseTests
{
    private const string Initiated =
        """{"Identifier":"o1","Event":{"Identifier":"e1","Type":"TestInitiated","Actor":"System","Properties":{}},"Actions":[ACTIONS],"Transitions":{"NextObservations":[NEXT]}}""";

    private const string End =
        """{"Identifier":"end","Type":"TestControl","Parameters":{"ActionType":"TestControl","Command":{"Type":"EndTest"}},"Transitions":{}}""";

    private static readonly byte[] Hotline = new FlowBuilder()
        .Block("welcome", "MessageParticipant", "\"Text\":\"Welcome.\"", "menu")
        .Block(
            "menu",
            "GetParticipantInput",
            "\"Text\":\"Press 1.\",\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"",
            "sorry",
            "Equals 1 > offers",
            "Equals 2 > menu",
            "NoMatchingCondition > sorry",
            "NoMatchingError > sorry",
            "InputTimeLimitExceeded > sorry"
        )
        .Block("sorry", "MessageParticipant", "\"Text\":\"Sorry.\"", "end")
        .Block("offers", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"Offers\"", "say", "NoMatchingError > end")
        .Block("say", "MessageParticipant", "\"Text\":\"Today: $.External.offer.\"", "keep")
        .Block(
            "keep",
            "UpdateContactAttributes",
            "\"Attributes\":{\"offer\":\"$.External.offer\"}",
            "hours",
            "NoMatchingError > end"
        )
        .Block(
            "hours",
            "CheckHoursOfOperation",
            "\"HoursOfOperationId\":\"office\"",
            "end",
            "Equals True > queue",
            "Equals False > end",
            "NoMatchingError > end"
        )
        .Block("queue", "UpdateContactTargetQueue", "\"QueueId\":\"support\"", "transfer", "NoMatchingError > end")
        .Block("transfer", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
        .End()
        .Build();

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

    [Fact]
    public async Task A_test_case_is_described_listed_changed_and_deleted()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        var id = (await host.CallAsync("PUT", "/test-cases/{i}", Request(Content([Start(null, End)]))))["TestCaseId"]!.ToString();

        Assert.Equal(
            "DuplicateResourceException",
            (await host.CallAsync("PUT", "/test-cases/{i}", Request("x", "SAVED")))["Error"]!.ToString()
        );
        await host.CallAsync("POST", $"/test-cases/{{i}}/{id}", new JsonObject { ["Name"] = "other" });
        Assert.Equal(
            "other",
            (await host.CallAsync("GET", "/test-cases-summary/{i}"))["TestCaseSummaryList"]![0]!["Name"]!.ToString()
        );
        Assert.Equal("PUBLISHED", (await host.CallAsync("GET", $"/test-cases/{{i}}/{id}"))["TestCase"]!["Status"]!.ToString());
        await host.CallAsync("DELETE", $"/test-cases/{{i}}/{id}");
        Assert.Equal("ResourceNotFoundException", (await host.CallAsync("GET", $"/test-cases/{{i}}/{id}"))["Error"]!.ToString());
    }

    [Theory]
    [InlineData("{}", "lookup", "Menu", "menu chat")]
    [InlineData(
        """{"SearchCriteria":{"StringCondition":{"FieldName":"name","Value":"MENU","ComparisonType":"EXACT"}}}""",
        "Menu"
    )]
    [InlineData("""{"SearchCriteria":{"StringCondition":{"FieldName":"Name","Value":"menu"}}}""", "Menu", "menu chat")]
    [InlineData("""{"SearchCriteria":{"StringCondition":{"FieldName":"description","Value":"night"}}}""", "lookup")]
    [InlineData("""{"SearchCriteria":{"StatusCondition":"PUBLISHED"}}""", "Menu")]
    [InlineData(
        """
            {"SearchCriteria":{"OrConditions":[
              {"StatusCondition":"PUBLISHED"},
              {"AndConditions":[{"StatusCondition":"SAVED"},{"StringCondition":{"FieldName":"name","Value":"look","ComparisonType":"STARTS_WITH"}}]}]}}
            """,
        "lookup",
        "Menu"
    )]
    [InlineData("""{"SearchFilter":{"TagFilter":{"TagCondition":{"TagKey":"team","TagValue":"north"}}}}""", "lookup")]
    [InlineData("""{"SearchFilter":{"TagFilter":{"TagCondition":{"TagKey":"team"}}}}""", "lookup", "menu chat")]
    public async Task Test_cases_are_found_by_what_they_are(string search, params string[] found)
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        await CreateAsync(host, "Menu", "PUBLISHED", null, null);
        await CreateAsync(host, "lookup", "SAVED", "every night", "north");
        await CreateAsync(host, "menu chat", "SAVED", null, "south");

        var answer = await host.SearchAsync(JsonNode.Parse(search)!.AsObject());

        Assert.Equal(
            found.Order(StringComparer.Ordinal),
            answer["TestCases"]!.AsArray().Select(test => test!["Name"]!.ToString())
        );
        Assert.Equal(found.Length, answer["ApproximateTotalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_search_for_test_cases_has_pages_and_names_a_field_that_it_does_not_have()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        await CreateAsync(host, "first", "SAVED", null, null);
        await CreateAsync(host, "second", "SAVED", null, null);

        var first = await host.SearchAsync(new JsonObject { ["MaxResults"] = 1 });
        var second = await host.SearchAsync(
            new JsonObject { ["MaxResults"] = 1, ["NextToken"] = first["NextToken"]!.ToString() }
        );
        var refused = await host.SearchAsync(
            JsonNode.Parse("""{"SearchCriteria":{"StringCondition":{"FieldName":"color","Value":"red"}}}""")!.AsObject()
        );

        Assert.Equal(("first", "second"), (NameIn(first), NameIn(second)));
        Assert.Equal(2, first["ApproximateTotalCount"]!.GetValue<int>());
        Assert.Null(second["NextToken"]);
        Assert.Equal("InvalidParameterException", refused["Error"]!.ToString());

        static string NameIn(JsonObject answer) => answer["TestCases"]![0]!["Name"]!.ToString();
    }

    private static async Task CreateAsync(TestCaseHost host, string name, string status, string? description, string? team)
    {
        var request = Request(Content([Start(null, End)]), status, name);
        request["Description"] = description;
        request["Tags"] = team is null ? null : new JsonObject { ["team"] = team };
        Assert.NotNull((await host.CallAsync("PUT", "/test-cases/{i}", request))["TestCaseId"]);
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

    private static JsonObject Request(string content, string status = "PUBLISHED", string name = "test") =>
        new()
        {
            ["Name"] = name,
            ["Content"] = content,
            ["Status"] = status,
            ["EntryPoint"] = JsonNode.Parse("""{"Type":"VOICE_CALL","VoiceCallEntryPointParameters":{"FlowId":"flow"}}"""),
        };

    private static string Content(IEnumerable<string> observations) =>
        $"{{\"Version\":\"2019-10-30\",\"Metadata\":{{}},\"Observations\":[{string.Join(',', observations)}]}}";

    private static string Start(string? next, params string[] actions) =>
        Initiated
            .Replace("ACTIONS", Chain(actions), StringComparison.Ordinal)
            .Replace("NEXT", next is null ? "" : $"\"{next}\"", StringComparison.Ordinal);

    private static string Message(string id, string text, string? next, params string[] actions) =>
        Observation(
            id,
            "MessageReceived",
            $"{{\"Text\":\"{text}\",\"MatchingCriteria\":{{\"Type\":\"Inclusion\"}}}}",
            next,
            actions
        );

    private static string Action(string id, string type, string member, string resource, string? next, params string[] actions) =>
        Observation(
            id,
            "FlowActionStarted",
            $"{{\"ActionType\":\"{type}\",\"ActionParameters\":{{\"{member}\":\"{resource}\"}}}}",
            next,
            actions
        );

    private static string Observation(string id, string type, string properties, string? next, string[] actions) =>
        $"{{\"Identifier\":\"{id}\",\"Event\":{{\"Identifier\":\"e-{id}\",\"Type\":\"{type}\",\"Actor\":\"System\",\"Properties\":{properties}}},\"Actions\":[{Chain(actions)}],\"Transitions\":{{\"NextObservations\":[{(next is null ? "" : $"\"{next}\"")}]}}}}";

    /// <summary>Links each action to the next.</summary>
    private static string Chain(string[] actions)
    {
        var chained = actions.Select(action => JsonNode.Parse(action)!.AsObject()).ToList();
        for (var at = 0; at < chained.Count; at++)
        {
            chained[at]["Identifier"] = $"a{at}";
            chained[at]["Transitions"] = at + 1 < chained.Count ? new JsonObject { ["NextAction"] = $"a{at + 1}" } : [];
        }

        return string.Join(',', chained.Select(action => action.ToJsonString()));
    }

    private static string Press(string key) =>
        $"{{\"Type\":\"SendInstruction\",\"Parameters\":{{\"ActionType\":\"SendInstruction\",\"Actor\":\"Customer\",\"Instruction\":{{\"Type\":\"DtmfInput\",\"Properties\":{{\"Value\":\"{key}\"}}}}}}}}";

    private static string Expect(string path, string operand) =>
        $"{{\"Type\":\"Assert\",\"Parameters\":{{\"Namespace\":\"{path}\",\"Operator\":\"Equals\",\"Operand\":\"{operand}\"}}}}";

    private static string Mock(string json) =>
        Override(
            "InvokeLambdaFunction",
            "LambdaFunctionARN",
            "Offers",
            $"{{\"Type\":\"MockResponse\",\"Response\":{{\"Type\":\"ExecutionResult\",\"ExecutionResult\":{{\"LoadedData\":\"{json}\"}}}}}}"
        );

    private static string Substitute(string hours, string other) =>
        Override(
            "CheckHoursOfOperation",
            "HoursOfOperationId",
            hours,
            $"{{\"Type\":\"SubstituteResource\",\"SubstituteArn\":\"{other}\"}}"
        );

    private static string Override(string type, string member, string resource, string strategy) =>
        $"{{\"Type\":\"OverrideSystemBehavior\",\"Parameters\":{{\"ActionType\":\"OverrideSystemBehavior\",\"Behavior\":{{\"Type\":\"FlowAction\",\"Properties\":{{\"ActionType\":\"{type}\",\"ActionParameters\":{{\"{member}\":\"{resource}\"}},\"Strategy\":{strategy}}}}}}}}}";
}

file static class Reading
{
    public static string Text(this JsonObject json, string name) => json[name]!.ToString();
}
