using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>The effects and the branches of single blocks.</summary>
public sealed class BlockTests
{
    private const string Store =
        "\"Text\":\"Number?\",\"StoreInput\":\"True\",\"InputTimeLimitSeconds\":\"5\",\"InputValidation\":{\"CustomValidation\":{\"MaximumLength\":\"4\"}}";
    private const string Menu = "\"Text\":\"Press\",\"StoreInput\":\"False\",\"InputTimeLimitSeconds\":\"5\"";

    [Theory]
    [InlineData("1", "one")]
    [InlineData("7", "other")]
    [InlineData("", "silent")]
    public async Task A_menu_goes_by_the_key_or_its_absence(string keys, string block)
    {
        var call = Caller(keys);

        await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block(
                        "menu",
                        "GetParticipantInput",
                        Menu,
                        "other",
                        "Equals 1 > one",
                        "NoMatchingCondition > other",
                        "NoMatchingError > end",
                        "InputTimeLimitExceeded > silent"
                    )
                    .Block("one", "EndFlowExecution")
                    .Block("other", "EndFlowExecution")
                    .Block("silent", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal(["menu", block], call.Path);
    }

    [Theory]
    [InlineData("12#", "12")]
    [InlineData("123456", "1234")]
    [InlineData("12*34#", "34")]
    [InlineData("", "Timeout")]
    [InlineData("9", "9")]
    public async Task Stored_input_ends_at_the_terminator_the_limit_or_silence_and_star_starts_again(string keys, string stored)
    {
        var call = Caller(keys);

        await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block("ask", "GetParticipantInput", Store, "keep", "NoMatchingError > end")
                    .Block(
                        "keep",
                        "UpdateContactAttributes",
                        "\"Attributes\":{\"typed\":\"$.StoredCustomerInput\"}",
                        "end",
                        "NoMatchingError > end"
                    )
                    .End()
            )
        );

        Assert.Equal(stored, call.Contact.Attributes["typed"]);
    }

    [Theory]
    [InlineData("Equals", "12", "12", true)]
    [InlineData("Equals", "a", "A", false)]
    [InlineData("TextStartsWith", "abc", "ab", true)]
    [InlineData("TextEndsWith", "abc", "bc", true)]
    [InlineData("TextContains", "abc", "b", true)]
    [InlineData("TextContains", "abc", "B", false)]
    [InlineData("NumberGreaterThan", "10", "9", true)]
    [InlineData("NumberGreaterThan", "ten", "9", false)]
    [InlineData("NumberGreaterOrEqualTo", "9.0", "9", true)]
    [InlineData("NumberLessThan", "9", "10", true)]
    [InlineData("NumberLessOrEqualTo", "9", "nine", false)]
    public async Task Conditions_compare_as_documented(string comparison, string value, string operand, bool holds)
    {
        var call = new SimulatedCall();
        call.SetAttribute("x", value);

        await call.RunAsync(Flow(Compare("$.Attributes.x", $"{comparison} {operand}")));

        Assert.Equal(holds ? "yes" : "no", call.Path.Last());
    }

    [Fact]
    public async Task A_condition_may_compare_with_another_reference()
    {
        var call = new SimulatedCall();
        call.SetAttribute("typed", "42");
        call.SetAttribute("expected", "42");

        await call.RunAsync(Flow(Compare("$.Attributes.typed", "Equals $.Attributes.expected")));

        Assert.Equal("yes", call.Path.Last());
    }

    [Theory]
    [InlineData("vip", "yes")]
    [InlineData("other", "no")]
    public async Task KeyExists_asks_for_a_name(string tag, string block)
    {
        var call = new SimulatedCall();
        call.Contact.Tags[tag] = "1";

        await call.RunAsync(Flow(Compare("$.Tags", "KeyExists vip")));

        Assert.Equal(block, call.Path.Last());
    }

    [Fact]
    public async Task A_loop_goes_round_as_often_as_it_says_and_starts_afresh_when_met_again()
    {
        var call = new SimulatedCall();
        var flow = Flow(
            new FlowBuilder()
                .Block("loop", "Loop", "\"LoopCount\":\"3\"", "end", "Equals ContinueLooping > say", "Equals DoneLooping > end")
                .Block("say", "MessageParticipant", "\"Text\":\"x\"", "loop")
                .End()
        );

        await call.RunAsync(flow);
        await call.RunAsync(flow);

        Assert.Equal(6, call.Heard.Count);
    }

    [Fact]
    public async Task Attributes_over_32_KB_are_refused_all_together()
    {
        var call = new SimulatedCall();
        var flow = Flow(
            new FlowBuilder()
                .Block(
                    "a",
                    "UpdateContactAttributes",
                    $"\"Attributes\":{{\"small\":\"1\",\"large\":\"{new string('x', 32_768)}\"}}",
                    "end",
                    "NoMatchingError > failed"
                )
                .Block("failed", "EndFlowExecution")
                .End()
        );

        await call.RunAsync(flow);

        Assert.Equal("failed", call.Path.Last());
        Assert.Empty(call.Contact.Attributes);
    }

    [Fact]
    public async Task An_attribute_set_to_nothing_is_removed()
    {
        var call = new SimulatedCall();
        call.SetAttribute("x", "1");

        await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block(
                        "a",
                        "UpdateContactAttributes",
                        "\"Attributes\":{\"x\":\"$.External.nothing\"}",
                        "end",
                        "NoMatchingError > end"
                    )
                    .End()
            )
        );

        Assert.Empty(call.Contact.Attributes);
        Assert.Contains("$.External.nothing", call.Trace[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QueueEntry.Accepted, FlowEndKind.TransferredToQueue)]
    [InlineData(QueueEntry.AtCapacity, FlowEndKind.Ended)]
    [InlineData(QueueEntry.Failed, FlowEndKind.Disconnected)]
    public async Task A_transfer_ends_the_flow_or_takes_its_error_branch(QueueEntry entry, FlowEndKind end)
    {
        var call = new SimulatedCall(channel: "CHAT") { Entry = entry };

        var ended = await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block("queue", "UpdateContactTargetQueue", "\"QueueId\":\"q\"", "transfer", "NoMatchingError > end")
                    .Block("transfer", "TransferContactToQueue", "", "end", "QueueAtCapacity > full", "NoMatchingError > end")
                    .Block("full", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal(end, ended.Kind);
    }

    [Theory]
    [InlineData(true, "open")]
    [InlineData(false, "closed")]
    [InlineData(null, "end")]
    public async Task Hours_are_open_closed_or_an_error(bool? open, string block)
    {
        var call = new SimulatedCall { Open = open };

        await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block(
                        "hours",
                        "CheckHoursOfOperation",
                        "",
                        "end",
                        "Equals True > open",
                        "Equals False > closed",
                        "NoMatchingError > end"
                    )
                    .Block("open", "EndFlowExecution")
                    .Block("closed", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal(block, call.Path.Last());
    }

    [Theory]
    [InlineData(false, "no")]
    [InlineData(true, "yes")]
    public async Task The_unit_of_a_queue_age_is_an_option(bool seconds, string block)
    {
        var call = new SimulatedCall
        {
            Options = new FlowRunnerOptions { QueueAgeInSeconds = seconds },
            QueueMetrics = new QueueMetrics { OldestContactAge = TimeSpan.FromSeconds(100) },
        };

        await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block(
                        "age",
                        "CheckMetricData",
                        "\"MetricType\":\"OldestContactInQueueAgeSeconds\",\"QueueId\":\"q\"",
                        "end",
                        "NumberLessThan 300 > yes",
                        "NoMatchingCondition > no",
                        "NoMatchingError > end"
                    )
                    .Block("yes", "EndFlowExecution")
                    .Block("no", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Equal(block, call.Path.Last());
    }

    [Fact]
    public async Task A_block_nobody_knows_is_passed_with_a_note()
    {
        var call = new SimulatedCall();

        var end = await call.RunAsync(Flow(new FlowBuilder().Block("new", "BrewCoffee", "\"Strength\":\"9\"", "end").End()));

        Assert.Equal(FlowEndKind.Disconnected, end.Kind);
        Assert.Contains("not simulated", call.Trace[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BookHotel", "hotel")]
    [InlineData("Else", "other")]
    public async Task A_bot_goes_by_the_intent_and_leaves_its_slots(string intent, string block)
    {
        var call = new SimulatedCall
        {
            Service = _ => new ServiceAnswer(intent, Data: System.Text.Json.JsonElement.Parse("""{"Slots":{"city":"Rome"}}""")),
        };

        await call.RunAsync(
            Flow(
                new FlowBuilder()
                    .Block(
                        "bot",
                        "ConnectParticipantWithLexBot",
                        "\"Text\":\"How can I help?\",\"LexV2Bot\":{\"AliasArn\":\"${Bot}\"}",
                        "other",
                        "Equals BookHotel > hotel",
                        "NoMatchingCondition > other",
                        "NoMatchingError > end"
                    )
                    .Block("hotel", "MessageParticipant", "\"Text\":\"$.Lex.IntentName in $.Lex.Slots.city\"", "end")
                    .Block("other", "EndFlowExecution")
                    .End()
            )
        );

        Assert.Contains(block, call.Path);
        Assert.Equal(block == "hotel" ? "BookHotel in Rome" : "How can I help?", call.Heard[^1].Content);
    }

    internal static Flow Flow(FlowBuilder flow, string name = "flow") => FlowLanguage.Flow.Parse(flow.Build(), name);

    internal static FlowBuilder Compare(string value, string condition) =>
        new FlowBuilder()
            .Block(
                "compare",
                "Compare",
                $"\"ComparisonValue\":\"{value}\"",
                "no",
                $"{condition} > yes",
                "NoMatchingCondition > no"
            )
            .Block("yes", "EndFlowExecution")
            .Block("no", "EndFlowExecution");

    private static SimulatedCall Caller(string keys)
    {
        var call = new SimulatedCall();
        foreach (var key in keys)
        {
            call.Keys.Enqueue(key);
        }

        return call;
    }
}
