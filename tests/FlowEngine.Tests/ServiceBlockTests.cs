using System.Text.Json;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>
/// Blocks of other services: bots, views, profiles, cases. The name of each block is its effect; <c>end</c> is success.
/// </summary>
public sealed class ServiceBlockTests
{
    private const string Bot =
        "\"Text\":\"How can I help?\",\"LexV2Bot\":{\"AliasArn\":\"bot\"},\"LexSessionAttributes\":{\"caller\":\"$.CustomerEndpoint.Address\"}";
    private const string View = "\"ViewResource\":{\"Id\":\"form\"},\"InvocationTimeLimitSeconds\":\"300\"";
    private const string Jane = "\"ProfileRequestData\":{\"PhoneNumber\":\"+14155550100\",\"FirstName\":\"Jane\"}";
    private static readonly string[] ProfileErrors =
    [
        "NoneFoundError > NoneFoundError",
        "MultipleFoundError > MultipleFoundError",
        "NoMatchingError > NoMatchingError",
    ];
    private static readonly string[] CaseErrors =
    [
        "NoneFound > NoneFound",
        "MultipleFound > MultipleFound",
        "ContactNotLinked > ContactNotLinked",
        "NoMatchingError > NoMatchingError",
    ];

    [Theory]
    [InlineData("Rome", "BookHotel Rome gold +14155550100")]
    // Half an emoji is a replacement character.
    [InlineData("Rome \\ud83d", "BookHotel Rome \uFFFD gold +14155550100")]
    public async Task A_bot_leaves_its_slots_and_the_session_as_it_changed_it(string city, string said)
    {
        var answer = $$$"""{"Slots":{"city":"{{{city}}}"},"SessionAttributes":{"tier":"gold"}}""";
        var call = new SimulatedCall { Service = _ => Answered(answer, "BookHotel") };

        await RunAsync(
            call,
            "ConnectParticipantWithLexBot",
            Bot,
            "Equals BookHotel > say",
            "NoMatchingCondition > end",
            "NoMatchingError > end"
        );

        Assert.Equal(["How can I help?", said], call.Heard.Select(prompt => prompt.Content));
    }

    [Theory]
    [InlineData("VOICE", "", "NoMatchingCondition")]
    [InlineData("CHAT", ",\"LexTimeoutSeconds\":{\"Text\":\"300\"}", "InputTimeLimitExceeded")]
    [InlineData("TASK", "", "NoMatchingError")]
    public async Task Silence_towards_a_bot_takes_its_own_branch(string channel, string timeout, string branch)
    {
        var call = new SimulatedCall(channel);

        await RunAsync(
            call,
            "ConnectParticipantWithLexBot",
            Bot + timeout,
            "Equals BookHotel > say",
            "NoMatchingCondition > NoMatchingCondition",
            "InputTimeLimitExceeded > InputTimeLimitExceeded",
            "NoMatchingError > NoMatchingError"
        );

        Assert.Equal(branch, call.Trace[0].Branch);
    }

    [Fact]
    public async Task A_bot_block_without_a_bot_fails_before_the_caller_hears_anything()
    {
        var call = new SimulatedCall();

        await RunAsync(
            call,
            "ConnectParticipantWithLexBot",
            "\"Text\":\"Hello\",\"LexV2Bot\":{\"AliasArn\":\"\"}",
            "NoMatchingCondition > end",
            "NoMatchingError > NoMatchingError"
        );

        Assert.Equal("NoMatchingError", call.Path.Last());
        Assert.Empty(call.Heard);
    }

    [Fact]
    public async Task A_view_goes_by_the_action_and_keeps_what_was_filled_in()
    {
        var call = new SimulatedCall("CHAT") { Service = _ => Answered("""{"FormData":{"pickup":["today"]}}""", "Next") };

        await RunAsync(
            call,
            "ShowView",
            View,
            "Equals Next > say",
            "NoMatchingCondition > end",
            "NoMatchingError > end",
            "TimeLimitExceeded > end"
        );

        Assert.Equal("Next today", Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task A_view_nobody_acts_on_is_over_at_its_limit()
    {
        var call = new SimulatedCall("CHAT");
        var started = call.Now;

        await RunAsync(
            call,
            "ShowView",
            View,
            "Equals Next > say",
            "NoMatchingCondition > end",
            "NoMatchingError > end",
            "TimeLimitExceeded > TimeLimitExceeded"
        );

        Assert.Equal("TimeLimitExceeded", call.Path.Last());
        Assert.Equal(TimeSpan.FromMinutes(5), call.Now - started);
    }

    [Theory]
    [InlineData("VOICE", View)]
    [InlineData("CHAT", "\"InvocationTimeLimitSeconds\":\"300\"")]
    [InlineData("CHAT", "\"ViewResource\":{\"Id\":\"form\"}")]
    public async Task A_view_needs_a_chat_a_resource_and_a_limit(string channel, string parameters) =>
        Assert.Equal(
            "NoMatchingError",
            await BranchAsync(
                new SimulatedCall(channel),
                "ShowView",
                parameters,
                "NoMatchingError > NoMatchingError",
                "TimeLimitExceeded > end"
            )
        );

    [Fact]
    public async Task A_view_takes_16_KB_of_inputs() =>
        Assert.Equal(
            "NoMatchingError",
            await BranchAsync(
                new SimulatedCall("CHAT") { Service = _ => Answered("{}", "Next") },
                "ShowView",
                View + $",\"ViewData\":{{\"text\":\"{new string('x', 16_385)}\"}}",
                "NoMatchingError > NoMatchingError"
            )
        );

    [Fact]
    public async Task A_profile_that_was_created_is_found_with_the_fields_asked_for()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                Steps(
                    ("CreateCustomerProfile", Jane),
                    ("UpdateCustomerProfile", "\"ProfileRequestData\":{\"City\":\"Rome\",\"Attributes.tier\":\"gold\"}"),
                    (
                        "GetCustomerProfile",
                        "\"ProfileRequestData\":{\"PhoneNumber\":\"+14155550100\"},\"ProfileResponseData\":[\"City\",\"Attributes.tier\"]"
                    ),
                    (
                        "AssociateContactToCustomerProfile",
                        "\"ProfileRequestData\":{\"ProfileId\":\"$.Customer.ProfileId\",\"ContactId\":\"$.ContactId\"}"
                    ),
                    ("MessageParticipant", "\"Text\":\"$.Customer.City $.Customer.Attributes.tier [$.Customer.FirstName]\"")
                )
            )
        );

        Assert.Equal("Rome gold []", Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task Nobody_is_found_before_a_profile_exists() =>
        Assert.Equal("NoneFoundError", await BranchAsync(new SimulatedCall(), "GetCustomerProfile", Jane, ProfileErrors));

    [Fact]
    public async Task Two_profiles_with_one_number_are_too_many()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(Steps(("CreateCustomerProfile", Jane), ("CreateCustomerProfile", Jane), ("GetCustomerProfile", Jane)))
        );

        Assert.Equal("MultipleFoundError", call.Trace[^2].Error);
    }

    [Theory]
    [InlineData("GetCustomerProfile", "")]
    [InlineData("CreateCustomerProfile", "")]
    [InlineData("UpdateCustomerProfile", Jane)]
    [InlineData("AssociateContactToCustomerProfile", "\"ProfileRequestData\":{\"ContactId\":\"$.ContactId\"}")]
    [InlineData(
        "AssociateContactToCustomerProfile",
        "\"ProfileRequestData\":{\"ProfileId\":\"nobody\",\"ContactId\":\"$.ContactId\"}"
    )]
    [InlineData("GetCustomerProfileObject", "\"ProfileRequestData\":{\"ProfileId\":\"p\",\"ObjectType\":\"_order\"}")]
    [InlineData("GetCustomerProfileObject", "\"ProfileRequestData\":{\"ProfileId\":\"p\",\"UseLatest\":\"true\"}")]
    [InlineData("GetCalculatedAttributesForCustomerProfile", "")]
    public async Task A_profile_block_that_lacks_what_it_needs_fails(string type, string parameters) =>
        Assert.Equal("NoMatchingError", await BranchAsync(new SimulatedCall(), type, parameters, ProfileErrors));

    [Fact]
    public async Task A_value_over_255_characters_is_refused() =>
        Assert.Equal(
            "NoMatchingError",
            await BranchAsync(
                new SimulatedCall(),
                "CreateCustomerProfile",
                $"\"ProfileRequestData\":{{\"FirstName\":\"{new string('x', 256)}\"}}",
                ProfileErrors
            )
        );

    [Theory]
    [InlineData(
        "GetCustomerProfileObject",
        "\"ProfileRequestData\":{\"ProfileId\":\"p\",\"ObjectType\":\"_order\",\"UseLatest\":\"true\"}"
    )]
    [InlineData("GetCalculatedAttributesForCustomerProfile", "\"ProfileRequestData\":{\"ProfileId\":\"p\"}")]
    public async Task A_profile_has_no_objects_unless_the_host_says_so(string type, string parameters)
    {
        Assert.Equal("NoneFoundError", await BranchAsync(new SimulatedCall(), type, parameters, ProfileErrors));
        Assert.Equal(
            "next",
            await BranchAsync(new SimulatedCall { Service = _ => Answered("{}") }, type, parameters, ProfileErrors)
        );
    }

    [Fact]
    public async Task Objects_are_added_to_the_profile_that_was_found()
    {
        var call = new SimulatedCall
        {
            Service = request =>
                request.Type == "GetCustomerProfile"
                    ? Answered("""{"ProfileId":"p","City":"Rome"}""")
                    : Answered("""{"Order":{"OrderId":"42"}}"""),
        };

        await call.RunAsync(
            BlockTests.Flow(
                Steps(
                    ("GetCustomerProfile", Jane),
                    (
                        "GetCustomerProfileObject",
                        "\"ProfileRequestData\":{\"ProfileId\":\"$.Customer.ProfileId\",\"ObjectType\":\"_order\",\"UseLatest\":\"true\"}"
                    ),
                    ("MessageParticipant", "\"Text\":\"$.Customer.City $.Customer.Order.OrderId\"")
                )
            )
        );

        Assert.Equal("Rome 42", Assert.Single(call.Heard).Content);
    }

    [Fact]
    public async Task A_case_is_created_changed_found_and_opened_with_the_contact()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                Steps(
                    (
                        "CreateCase",
                        "\"CaseTemplateId\":\"t\",\"LinkContactToCase\":\"true\",\"CaseRequestFields\":{\"title\":\"Leak\"}"
                    ),
                    ("UpdateCase", "\"CaseId\":\"$.Case.case_id\",\"CaseRequestFields\":{\"status\":\"open\"}"),
                    ("GetCase", "\"CaseRequestFields\":{\"title\":\"Leak\"},\"CaseResponseFields\":[\"status\"]"),
                    ("MessageParticipant", "\"Text\":\"$.Case.case_id $.Case.status\"")
                )
            )
        );

        Assert.Equal($"{call.Contact.LinkedCaseId} open", Assert.Single(call.Heard).Content);
    }

    [Theory]
    [InlineData("false", "MultipleFound")]
    [InlineData("true", null)]
    public async Task Several_cases_are_an_error_unless_the_last_one_is_asked_for(string last, string? error)
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            BlockTests.Flow(
                Steps(
                    ("CreateCase", "\"CaseTemplateId\":\"t\",\"CaseRequestFields\":{\"title\":\"Leak\"}"),
                    ("CreateCase", "\"CaseTemplateId\":\"t\",\"CaseRequestFields\":{\"title\":\"Leak\"}"),
                    ("GetCase", $"\"CaseRequestFields\":{{\"title\":\"Leak\"}},\"GetLastUpdatedCase\":\"{last}\"")
                )
            )
        );

        Assert.Equal(error, call.Trace[2].Error);
    }

    [Theory]
    [InlineData("CreateCase", "", "NoMatchingError")]
    [InlineData("UpdateCase", "", "NoMatchingError")]
    [InlineData("UpdateCase", "\"CaseId\":\"unknown\"", "NoMatchingError")]
    [InlineData("GetCase", "", "NoMatchingError")]
    [InlineData("GetCase", "\"CaseRequestFields\":{\"title\":\"Leak\"}", "NoneFound")]
    public async Task A_case_block_that_lacks_what_it_needs_fails(string type, string parameters, string branch) =>
        Assert.Equal(branch, await BranchAsync(new SimulatedCall(), type, parameters, CaseErrors));

    [Fact]
    public async Task A_case_that_could_not_be_linked_is_there_all_the_same()
    {
        var call = new SimulatedCall
        {
            Service = _ => new ServiceAnswer(Error: "ContactNotLinked", Data: JsonElement.Parse("""{"case_id":"c-1"}""")),
        };

        await RunAsync(
            call,
            "CreateCase",
            "\"CaseTemplateId\":\"t\",\"LinkContactToCase\":\"true\"",
            "ContactNotLinked > say",
            "NoMatchingError > end"
        );

        Assert.Contains("c-1", Assert.Single(call.Heard).Content, StringComparison.Ordinal);
        Assert.Null(call.Contact.LinkedCaseId);
    }

    /// <summary>Runs one block and names the branch it took.</summary>
    internal static async Task<string?> BranchAsync(SimulatedCall call, string type, string parameters, params string[] branches)
    {
        await RunAsync(call, type, parameters, branches);
        return call.Trace[0].Branch;
    }

    internal static async Task<FlowEnd> RunAsync(SimulatedCall call, string type, string parameters, params string[] branches)
    {
        var flow = new FlowBuilder()
            .Block("block", type, parameters, "end", branches)
            .Block("say", "MessageParticipant", $"\"Text\":\"{Said(type)}\"", "end");
        foreach (
            var target in branches
                .Select(branch => branch.Split(" > ")[1])
                .Where(target => target is not ("say" or "end"))
                .Distinct()
        )
        {
            flow.Block(target, "EndFlowExecution");
        }

        return await call.RunAsync(BlockTests.Flow(flow.End()));
    }

    internal static ServiceAnswer Answered(string data, string? result = null) => new(result, Data: JsonElement.Parse(data));

    /// <summary>Blocks one after the other. Success and every error lead to the next block.</summary>
    internal static FlowBuilder Steps(params (string Type, string Parameters)[] blocks)
    {
        var flow = new FlowBuilder();
        for (var i = 0; i < blocks.Length; i++)
        {
            var next = i + 1 < blocks.Length ? $"step {i + 1}" : "end";
            flow.Block($"step {i}", blocks[i].Type, blocks[i].Parameters, next, $"NoMatchingError > {next}");
        }

        return flow.End();
    }

    private static string Said(string type) =>
        type switch
        {
            "ConnectParticipantWithLexBot" =>
                "$.Lex.IntentName $.Lex.Slots.city $.Lex.SessionAttributes.tier $.Lex.SessionAttributes.caller",
            "ShowView" => "$.Views.Action $.Views.ViewResultData.FormData.pickup.0",
            "CreateCase" => "$.Case.case_id",
            _ => "done",
        };
}
