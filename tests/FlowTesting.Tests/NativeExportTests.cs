using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Native;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.TestKit;

namespace ScreenPop.FlowTesting.Tests;

/// <summary>
/// Scripted calls as test cases of the service: the form of each line, and the reports about lines without one.
/// </summary>
public sealed class NativeExportTests
{
    private const string Arn = "arn:aws:connect:us-east-1:111122223333:instance/22222222-2222-4222-8222-222222222222";

    private static readonly FlowEnvironment Instance = new(
        "instance",
        new Dictionary<string, string>
        {
            ["HotlineFlowArn"] = $"{Arn}/contact-flow/1",
            ["OffersFunctionArn"] = "arn:aws:lambda:us-east-1:111122223333:function:Offers",
            ["OfficeHoursArn"] = $"{Arn}/operating-hours/1",
            ["AlwaysOpenHoursArn"] = $"{Arn}/operating-hours/2",
            ["AlwaysClosedHoursArn"] = $"{Arn}/operating-hours/3",
            ["SalesQueueArn"] = $"{Arn}/queue/1",
        }
    );

    /// <summary>A menu, a function, hours and a queue: everything a native test can observe.</summary>
    private static readonly FlowBuilder Hotline = new FlowBuilder()
        .Block("welcome", "MessageParticipant", "\"Text\":\"Welcome.\"", "menu")
        .Block(
            "menu",
            "GetParticipantInput",
            "\"Text\":\"Press 1 for offers.\",\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"",
            "sorry",
            "Equals 1 > offers",
            "NoMatchingCondition > menu",
            "NoMatchingError > sorry",
            "InputTimeLimitExceeded > sorry"
        )
        .Block("sorry", "MessageParticipant", "\"Text\":\"We did not hear you.\"", "end")
        .Block("offers", "InvokeLambdaFunction", "\"LambdaFunctionARN\":\"${OffersFunctionArn}\"", "say", "NoMatchingError > end")
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
            "\"HoursOfOperationId\":\"${OfficeHoursArn}\"",
            "end",
            "Equals True > queue",
            "Equals False > end",
            "NoMatchingError > end"
        )
        .Block("queue", "UpdateContactTargetQueue", "\"QueueId\":\"${SalesQueueArn}\"", "transfer", "NoMatchingError > end")
        .Block("transfer", "TransferContactToQueue", "", "end", "QueueAtCapacity > end", "NoMatchingError > end")
        .End();

    private const string Good = """
        given: { functions: { Offers: { answer: { offer: soap }, takes: 2s } }, attributes: { tier: gold } }
            steps:
              - hear: { equals: Welcome. }
              - press: 1
              - asked: { function: Offers, with: { ContactData.Channel: VOICE } }
              - hear: { matches: "so[a]p" }
            expect: { end: transferredToQueue, queue: Sales, attributes: { offer: soap }, passes: [hours, transfer] }
        """;

    [Fact]
    public async Task A_call_becomes_observations_in_its_own_order()
    {
        var export = await ExportAsync(Good);

        var content = Content(export);
        Assert.Equal(
            [
                "TestInitiated",
                "MessageReceived Welcome.",
                "FlowActionStarted arn:aws:lambda:us-east-1:111122223333:function:Offers",
                "MessageReceived Today: soap.",
                $"FlowActionStarted {Arn}/operating-hours/1",
                $"FlowActionStarted {Arn}/queue/1",
            ],
            content["Observations"]!.AsArray().Select(Tell)
        );
        Assert.Equal(
            ["OverrideSystemBehavior", "OverrideSystemBehavior", "SendInstruction", "Assert", "Assert", "TestControl"],
            content["Observations"]!
                .AsArray()
                .SelectMany(entry => entry!["Actions"]!.AsArray())
                .Select(entry => Text(entry!["Type"]))
        );
        Assert.Equal("2019-10-30", Text(content["Version"]));
        Assert.Equal($"{Arn}/contact-flow/1", export.Test!.FlowId);
        Assert.Equal("""{"Attributes":{"tier":"gold"},"SegmentAttributes":{}}""", NativeJson.InitializationData(export.Test));
        Assert.Equal(
            $$$"""{"Type":"VOICE_CALL","VoiceCallEntryPointParameters":{"FlowId":"{{{Arn}}}/contact-flow/1","SourcePhoneNumber":"+14155550100"}}""",
            NativeJson.EntryPoint(export.Test)
        );
        Assert.Equal(["hear.equals", "asked.with", "hear.matches"], export.Left.Select(note => note.Member));
    }

    [Fact]
    public async Task Functions_and_hours_are_overridden_before_the_flow_begins()
    {
        var overrides = Overrides(await ExportAsync(Good));

        Assert.Equal("{\"offer\":\"soap\"}", Text(overrides[0]["Strategy"]!["Response"]!["ExecutionResult"]!["LoadedData"]));
        Assert.Equal(2, overrides[0]["Strategy"]!["Response"]!["ExecutionResult"]!["DelaySeconds"]!.GetValue<int>());
        Assert.Equal($"{Arn}/operating-hours/2", Text(overrides[1]["Strategy"]!["SubstituteArn"]));
    }

    [Theory]
    [InlineData("answer: { offer: soap }, takes: 7s", "TimeLimitExceeded")]
    [InlineData("error: functionError", "NoMatchingError")]
    [InlineData("error: throttled", "NoMatchingError")]
    public async Task A_function_that_fails_is_an_error_of_the_override(string answer, string error)
    {
        var overrides = Overrides(
            await ExportAsync(
                $"given: {{ functions: {{ Offers: {{ {answer} }} }} }}\n    steps: [{{ hear: Press 1 }}, {{ press: 1 }}]"
            )
        );

        Assert.Equal(error, Text(Assert.Single(overrides)["Strategy"]!["Response"]!["Error"]!["Value"]));
    }

    [Fact]
    public async Task An_answer_can_be_written_under_the_other_name()
    {
        var export = await ExportAsync(Good);

        Assert.Contains(
            "\"Value\":\"{\\\"offer\\\":\\\"soap\\\"}\"",
            new NativeJson(NativeJson.Value).Content(export.Test!),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("atCapacity", "QueueAtCapacity")]
    [InlineData("failed", "NoMatchingError")]
    public async Task A_queue_that_takes_nobody_is_an_error_of_the_override(string queue, string error)
    {
        var overrides = Overrides(
            await ExportAsync(
                $"given: {{ queue: {queue}, functions: {{ Offers: {{ answer: {{ offer: soap }} }} }} }}\n    steps: [{{ hear: Press 1 }}, {{ press: 1 }}]\n    expect: {{ end: disconnected }}"
            )
        );

        Assert.Equal(error, Text(overrides[2]["Strategy"]!["Response"]!["Error"]!["Value"]));
        Assert.Equal($"{Arn}/queue/1", Text(overrides[2]["ActionParameters"]!["QueueId"]));
    }

    /// <summary>Consecutive prompts are one message, and a menu that returns to itself makes no new one.</summary>
    [Theory]
    [InlineData("[{ hear: Welcome }, { hear: Press 1 }]", "line 5, hear: it is part of the message that line 5 waits for")]
    [InlineData("[{ hear: Press 1 }, { press: 9 }, { hear: Press 1 }]", "line 5, hear: \"menu\" leads straight back to itself")]
    public async Task What_the_service_does_not_tell_apart_is_left_out(string steps, string why)
    {
        var export = await ExportAsync($"given: {{}}\n    steps: {steps}\n    expect: {{ end: disconnected }}");

        Assert.Contains(why, Told(export), StringComparison.Ordinal);
        Assert.Single(export.Test!.Observations, observation => observation.Event is MessageReceived);
    }

    [Fact]
    public async Task A_key_waits_for_the_prompt_that_asks_for_it_and_a_hang_up_is_sent()
    {
        var export = await ExportAsync(
            "given: {}\n    steps: [{ press: 9 }, silence, { hear: did not }, hangUp]\n    expect: { end: hungUp }"
        );

        Assert.Equal(
            ["TestInitiated", "MessageReceived Press 1 for offers.", "MessageReceived did not", "TestCompleted"],
            Content(export)["Observations"]!.AsArray().Select(Tell)
        );
        Assert.Equal([new SendKey('9')], export.Test!.Observations[1].Actions);
        Assert.Equal([new SendDisconnect()], export.Test.Observations[2].Actions);
    }

    [Theory]
    [InlineData("channel: TASK", "line 4, channel: a native test takes VOICE or CHAT, not TASK")]
    [InlineData("initiation: TRANSFER", "initiation: a native test is an inbound contact")]
    [InlineData("from: anonymous", "from: a native test calls from a number")]
    [InlineData("from: null", "from: a native test calls from a number")]
    [InlineData("type: customerQueue", "type: a native test begins in an inbound flow, and this is a customer queue flow")]
    [InlineData("given: { fail: { offers: NoMatchingError } }", "given.fail: a native test cannot make this block fail")]
    [InlineData(
        "given: { services: { x: { result: y } } }",
        "given.services.x: a native test can set only the answer of a function"
    )]
    [InlineData("given: { missingQueues: Sales }", "given.missingQueues: a native test cannot remove a queue")]
    [InlineData("given: { metrics: none }", "given.metrics: a native test uses the instance's own metrics")]
    [InlineData("given: { contact: { Media: {} } }", "given.contact: a native test cannot set what comes with the contact")]
    [InlineData("steps: [{ say: Book }]", "say: a native test says words to a bot")]
    [InlineData("expect: { end: transferredToAgent }", "name: the call does not pass here")]
    [InlineData("expect: { within: 1m }", "name: a native test can observe nothing that the call expects")]
    [InlineData(
        "given: { hours: none, functions: { Offers: { answer: { offer: soap } } } }\n    steps: [{ press: 1 }]",
        "given.hours: the service refuses a test in which a check of hours"
    )]
    public async Task Each_kind_without_a_native_form_is_named_with_its_line_and_reason(string call, string why)
    {
        var export = await ExportAsync(call);

        Assert.Null(export.Test);
        Assert.Contains(why, Told(export), StringComparison.Ordinal);
        Assert.All(export.Left, note => Assert.InRange(note.Line, 3, 20));
    }

    [Fact]
    public async Task Each_answer_of_a_service_is_named_at_its_own_line()
    {
        var export = await ExportAsync(
            """
            given:
                  services:
                    ConnectParticipantWithLexBot: { result: Book }
                    GetCustomerProfile: { error: NoneFoundError }
                    ShowView: { result: Next }
            """
        );

        Assert.Null(export.Test);
        Assert.Contains(
            "line 6, given.services.ConnectParticipantWithLexBot: AWS does not publish the JSON members",
            Told(export),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "line 7, given.services.GetCustomerProfile: a native test can set only the answer of a function",
            Told(export),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "line 8, given.services.ShowView: a native test takes no action in a view",
            Told(export),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("to: \"+18005550123\"", "to: a native test starts in a flow")]
    [InlineData("patience: 2m", "patience: a native test waits five minutes")]
    [InlineData("answeredAfter: 1m", "answeredAfter: the test ends at the queue")]
    [InlineData("expect: { avoids: [nothing] }", "expect.avoids: a native test cannot check that \"nothing\" does not run")]
    [InlineData("expect: { within: 9s }", "expect.within: a native test has no time limit")]
    [InlineData("expect: { passes: [welcome] }", "expect.passes: a native test cannot observe \"welcome\"")]
    [InlineData(
        "expect: { attributes: { other: null } }",
        "expect.attributes.other: a native test cannot assert that an attribute is absent"
    )]
    [InlineData(
        "given: { functions: { Offers: { answer: {}, takes: 200ms } } }",
        "given.functions: a native delay has whole seconds"
    )]
    public async Task Omitted_parts_of_an_exported_call_are_named_too(string call, string why)
    {
        var export = await ExportAsync($"{call}\n    steps: [{{ hear: Press 1 }}, {{ press: 1 }}]");

        Assert.NotNull(export.Test);
        Assert.Contains(why, Told(export), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_need_others_that_stand_for_them()
    {
        var without = new FlowEnvironment(
            "instance",
            Instance
                .Values.Where(entry => entry.Key != "AlwaysOpenHoursArn")
                .ToDictionary(entry => entry.Key, entry => entry.Value)
        );

        Assert.Contains(
            "add AlwaysOpenHoursArn to the environment",
            Told(await ExportAsync(Good, without)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_environment_lacks_is_named()
    {
        var lacking = new FlowEnvironment("instance", new Dictionary<string, string> { ["AlwaysOpenHoursArn"] = "arn" });

        var missing = await Assert.ThrowsAsync<MissingPlaceholdersException>(() => ExportAsync(Good, lacking));

        Assert.Contains("HotlineFlowArn", missing.Names);
        Assert.Contains("SalesQueueArn", missing.Names);
    }

    [Fact]
    public async Task A_template_asks_for_what_no_environment_has_filled()
    {
        var export = await ExportAsync(Good.Replace("gold", "'${Gold}'", StringComparison.Ordinal), environment: null);

        var template = JsonNode.Parse(NativeTemplate.Write([export.Test!], new NativeJson(), hasPlaceholders: true))!;

        Assert.Equal(
            ["InstanceArn", "AlwaysOpenHoursArn", "HotlineFlowArn", "OffersFunctionArn", "OfficeHoursArn", "SalesQueueArn"],
            template["Parameters"]!.AsObject().Select(entry => entry.Key)
        );
        var properties = template["Resources"]!["TestCase001"]!["Properties"]!;
        Assert.Contains("${!Gold}", Text(properties["InitializationData"]!["Fn::Sub"]), StringComparison.Ordinal);
        Assert.Contains("${SalesQueueArn}", Text(properties["Content"]!["Fn::Sub"]), StringComparison.Ordinal);
    }

    private static async Task<NativeExport> ExportAsync(string call, FlowEnvironment? environment)
    {
        var library = new FlowLibrary();
        var flow = library.Add(Flow.Parse(Hotline.Build(), "hotline"));
        var script = CallScriptReader.Read($"flow: hotline\ncalls:\n  - name: x\n    {call}\n", "x.yaml");
        return await new NativeExporter(library, environment).ExportAsync(flow, Assert.Single(script.Calls));
    }

    private static Task<NativeExport> ExportAsync(string call) => ExportAsync(call, Instance);

    private static string Told(NativeExport export) =>
        string.Join('\n', export.Left.Select(note => $"line {note.Line}, {note.Member}: {note.Why}"));

    private static JsonNode Content(NativeExport export) => JsonNode.Parse(new NativeJson().Content(export.Test!))!;

    private static List<JsonNode> Overrides(NativeExport export) =>
        [
            .. Content(export)["Observations"]![0]!["Actions"]!
                .AsArray()
                .Select(action => action!["Parameters"]!["Behavior"]!["Properties"]!),
        ];

    private static string Tell(JsonNode? observation)
    {
        var properties = observation!["Event"]!["Properties"]!;
        var detail = properties["Text"] ?? properties["ActionParameters"]?.AsObject().First().Value;
        return $"{Text(observation["Event"]!["Type"])} {detail}".TrimEnd();
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
