using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>The values of references: their source and their lifetime.</summary>
public sealed class ReferenceLifeTests
{
    private const string Came = """
        {"AdditionalEmailRecipients":{"CcList":"boss@example.test"},"Capabilities":{"Agent":{"Video":"SEND"}},
         "Media":{"Sip":{"Headers":{"X-Order":"42"}},"InitialMessage":"Hello"}}
        """;

    private const string Table = """
        {"DataTables":{"Tier":{"level":"gold","with space":"yes"}},
         "DataTableList":{"ResultData":{"primaryKeyGroups":{"default":[{"attributes":[{"attributeValue":"first"}]}]}}},
         "Email":{"EmailMessage":{"Plaintext":"Refund, please"}}}
        """;

    [Theory]
    [InlineData("$.AdditionalEmailRecipients.CcList", "boss@example.test")]
    [InlineData("$.Capabilities.Agent.Video", "SEND")]
    [InlineData("$.Capabilities.Customer.Video", "")]
    [InlineData("$.Media.Sip.Headers.X-Order", "42")]
    [InlineData("$.Media.InitialMessage", "Hello")]
    public async Task What_came_with_the_contact_can_be_read(string reference, string value)
    {
        var call = new SimulatedCall(system: Came);

        await call.RunAsync(BlockTests.Flow(Saying($"<{reference}>")));

        Assert.Equal($"<{value}>", Assert.Single(call.Heard).Content);
    }

    [Theory]
    [InlineData("$.DataTables.Tier.level", "gold")]
    [InlineData("$.DataTables.Tier['with space']", "yes")]
    [InlineData("`$.DataTableList.ResultData.primaryKeyGroups.default[0].attributes[0].attributeValue`", "first")]
    [InlineData("$.Email.EmailMessage.Plaintext", "Refund, please")]
    public async Task A_block_whose_spelling_is_not_published_fills_what_the_script_answers(string reference, string value)
    {
        var call = new SimulatedCall
        {
            Service = request => request.Type == "DataTable" ? ServiceBlockTests.Answered(Table) : null,
        };

        await call.RunAsync(
            BlockTests.Flow(ServiceBlockTests.Steps(("DataTable", ""), ("MessageParticipant", $"\"Text\":\"<{reference}>\"")))
        );

        Assert.Equal($"<{value}>", Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task A_second_data_table_block_takes_the_first_ones_values_away_and_32_KB_are_too_much()
    {
        var answers = new Queue<string>([
            """{"DataTables":{"One":{"a":"1"}}}""",
            """{"DataTables":{"Two":{"b":"2"}}}""",
            "{\"DataTables\":{\"Three\":{\"c\":\"" + new string('x', 32_768) + "\"}}}",
        ]);
        var call = new SimulatedCall
        {
            Service = request => request.Type == "DataTable" ? ServiceBlockTests.Answered(answers.Dequeue()) : null,
        };

        await call.RunAsync(
            BlockTests.Flow(
                ServiceBlockTests.Steps(
                    ("DataTable", ""),
                    ("DataTable", ""),
                    ("DataTable", ""),
                    ("MessageParticipant", "\"Text\":\"<$.DataTables.One.a> <$.DataTables.Two.b>\"")
                )
            )
        );

        Assert.Equal("<> <2>", Assert.Single(call.Heard).Content);
        Assert.Equal([null, null, "NoMatchingError"], call.Trace.Take(3).Select(entry => entry.Error));
    }

    [Fact]
    public async Task Another_flow_takes_along_the_answer_the_bot_the_view_and_stored_input_and_leaves_the_rest()
    {
        var call = new SimulatedCall("CHAT")
        {
            Service = request =>
                request.Type switch
                {
                    "ConnectParticipantWithLexBot" => ServiceBlockTests.Answered("""{"Slots":{"city":"Rome"}}""", "Book"),
                    "ShowView" => ServiceBlockTests.Answered("""{"a":"b"}""", "Next"),
                    "GetCustomerProfile" => ServiceBlockTests.Answered("""{"ProfileId":"p"}"""),
                    "DataTable" => ServiceBlockTests.Answered(Table),
                    _ => null,
                },
            Function = _ => SimulatedCall.Answer("""{"x":"y"}"""),
        };
        const string Read =
            "\"Text\":\"$.Lex.Slots.city $.Views.Action $.Views.ViewResultData.a [$.External.x$.Customer.ProfileId$.DataTables.Tier.level$.FlowAttributes.f]\"";
        call.Flows["second"] = BlockTests.Flow(ServiceBlockTests.Steps(("MessageParticipant", Read)));

        await call.RunAsync(
            BlockTests.Flow(
                ServiceBlockTests.Steps(
                    ("ConnectParticipantWithLexBot", "\"LexV2Bot\":{\"AliasArn\":\"bot\"}"),
                    ("ShowView", "\"ViewResource\":{\"Id\":\"v\"},\"InvocationTimeLimitSeconds\":\"9\""),
                    ("GetCustomerProfile", "\"ProfileRequestData\":{\"Phone\":\"1\"}"),
                    ("DataTable", ""),
                    ("InvokeLambdaFunction", "\"LambdaFunctionARN\":\"f\""),
                    ("UpdateFlowAttributes", "\"FlowAttributes\":{\"f\":{\"Value\":\"z\"}}"),
                    ("MessageParticipant", Read),
                    ("TransferToFlow", "\"ContactFlowId\":\"second\"")
                )
            )
        );

        Assert.Equal(["Rome Next b [ypgoldz]", "Rome Next b [y]"], call.Heard.Select(prompt => prompt.Content));
    }

    [Fact]
    public async Task A_module_that_invokes_another_keeps_its_input_beside_the_others_result()
    {
        var call = new SimulatedCall();
        call.Modules["inner"] = BlockTests.Flow(
            new FlowBuilder("module").Block("back", "EndFlowModuleExecution", "\"Result\":\"done\",\"ResultData\":{\"n\":\"7\"}")
        );
        call.Modules["outer"] = BlockTests.Flow(
            new FlowBuilder("module")
                .Block("call", "InvokeFlowModule", "\"FlowModuleId\":\"inner\"", "say", "NoMatchingError > back")
                .Block(
                    "say",
                    "MessageParticipant",
                    "\"Text\":\"$.Modules.Input.key $.Modules.Result $.Modules.ResultData.n\"",
                    "back"
                )
                .Block("back", "EndFlowModuleExecution")
        );

        await call.RunAsync(
            BlockTests.Flow(ServiceBlockTests.Steps(("InvokeFlowModule", "\"FlowModuleId\":\"outer\",\"Input\":{\"key\":\"k\"}")))
        );

        Assert.Equal("k done 7", Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task A_customer_profile_over_14_000_characters_is_refused()
    {
        var call = new SimulatedCall
        {
            Service = _ => ServiceBlockTests.Answered($$"""{"ProfileId":"p","Notes":"{{new string('x', 14_000)}}"}"""),
        };

        Assert.Equal(
            "NoMatchingError",
            await ServiceBlockTests.BranchAsync(
                call,
                "GetCustomerProfile",
                "\"ProfileRequestData\":{\"Phone\":\"1\"}",
                "NoMatchingError > NoMatchingError"
            )
        );
    }

    private static FlowBuilder Saying(string text) =>
        new FlowBuilder().Block("say", "MessageParticipant", $"\"Text\":\"{text}\"", "end").End();
}
