using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Tests.Doctor;

// One at a time: each installation puts its own AWS CLI on the PATH of the process.
[Collection("AWS CLI on the PATH")]
public sealed class DoctorTests : IAsyncLifetime
{
    private LiveInstallation installation = null!;

    public async ValueTask InitializeAsync() => installation = await LiveInstallation.StartAsync();

    public ValueTask DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task An_installation_in_good_health_is_said_to_be()
    {
        var (exitCode, output, errors) = await LiveInstallation.ExamineByProcessAsync();

        Assert.Equal("", errors);
        Assert.DoesNotContain("WRONG", output, StringComparison.Ordinal);
        Assert.EndsWith("Everything is fine.", output.Trim(), StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        Assert.Contains("fine   Flow inbound-screen-pop", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_lookup_is_a_call_of_nobody_that_leaves_no_trace()
    {
        await installation.ExamineAsync();

        var contact = installation.AskedWith["Details"]!["ContactData"]!;
        Assert.Equal("+14155550199", (string)contact["CustomerEndpoint"]!["Address"]!);
        Assert.Null(contact["ContactId"]);
    }

    [Fact]
    public async Task What_the_instance_lacks_comes_with_the_commands_that_give_it()
    {
        installation.Resources.Origins.Clear();
        installation.Resources.Functions.Clear();

        await FindsAsync(
            "WRONG  Approved origin",
            "aws configure set cli_follow_urlparam false",
            $"aws connect associate-approved-origin --instance-id 22222222-2222-4222-8222-222222222222 --origin {installation.Origin} --region us-east-1",
            "WRONG  Association",
            $"aws connect associate-lambda-function --instance-id 22222222-2222-4222-8222-222222222222 --function-arn {LiveInstallation.Alias} --region us-east-1",
            "2 wrong."
        );
    }

    [Fact]
    public async Task A_lookup_that_nobody_may_invoke_comes_with_the_command_that_permits_it()
    {
        installation.Refuse("lambda-get-policy");

        await FindsAsync(
            "No policy lets anyone invoke the lookup",
            "--principal connect.amazonaws.com --source-account 111122223333",
            $"--source-arn {installation.Instance}"
        );
    }

    [Fact]
    public async Task A_permission_for_instances_of_any_account_is_wrong()
    {
        installation.AnswerPolicy(installation.Statement(scoped: true), installation.Statement(scoped: false));

        await FindsAsync("any account", "aws lambda remove-permission", "--statement-id open");
    }

    [Fact]
    public async Task A_flow_that_was_edited_in_the_console_is_not_the_repository_s()
    {
        var inbound = installation.Resources.ContactFlows.Single(flow => flow.Id == "inbound-screen-pop");
        var content = JsonNode.Parse(inbound.Content!)!;
        content["Actions"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["Identifier"] = "new",
                    ["Type"] = "UpdateContactAttributes",
                    ["Parameters"] = new JsonObject { ["Attributes"] = new JsonObject { ["shoeSize"] = "44" } },
                    ["Transitions"] = new JsonObject(),
                }
            );
        installation.Resources.Put(inbound with { Content = content.ToJsonString() });

        await FindsAsync(
            "WRONG  Flow inbound-screen-pop: It differs from the repository",
            "flows release --stack screen-pop",
            "not in the contract: shoeSize"
        );
    }

    [Fact]
    public async Task A_table_that_does_not_answer_and_a_lookup_that_says_so_are_wrong()
    {
        installation.Answer(
            "lambda-invoke",
            new
            {
                lookupStatus = "error",
                errorKind = "denied",
                matchCount = "0",
                shoeSize = "44",
            }
        );
        installation.Answer(
            "dynamodb-describe-time-to-live",
            new { TimeToLiveDescription = new { TimeToLiveStatus = "DISABLED" } }
        );
        installation.Refuse("dynamodb-describe-table");

        await FindsAsync(
            "answers error, denied",
            "aws logs filter-log-events --log-group-name screen-pop-CustomerLookupLogs",
            "answers with shoeSize",
            "WRONG  aws dynamodb describe-table"
        );
    }

    [Fact]
    public async Task Before_a_deletion_each_routing_profile_with_the_queue_comes_with_the_command_that_takes_it_out()
    {
        var (exitCode, output) = await installation.ExamineAsync(beforeDeletion: true);

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.Contains(
            "--routing-profile-id profile-1 --queue-references \"QueueId=44444444-4444-4444-8444-444444444444,Channel=VOICE\"",
            output,
            StringComparison.Ordinal
        );

        installation.Answer(
            "connect-list-routing-profile-queues",
            new { RoutingProfileQueueConfigSummaryList = Array.Empty<object>() }
        );
        (exitCode, output) = await installation.ExamineAsync(beforeDeletion: true);
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.DoesNotContain("Table", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_who_meet_former_settings_are_told_of()
    {
        installation.AnswerConfiguration(memory: 256);

        // Without the stack and a parameter, SAM would deploy the stack of samconfig.toml with that stack's settings.
        await FindsAsync(
            "WRONG  Settings: Callers reach version 7, which differs from the last deployment in MemorySize",
            $"sam deploy --stack-name screen-pop --s3-prefix screen-pop --region us-east-1 --parameter-overrides InstanceArn={installation.Instance}"
        );
    }

    [Fact]
    public async Task A_number_without_the_flow_comes_with_the_command_that_lets_it_answer()
    {
        installation.Answer("connect-list-flow-associations", new { FlowAssociationSummaryList = Array.Empty<object>() });

        await FindsAsync(
            "The stack's inbound flow answers no phone number.",
            $"--phone-number-id {LiveInstallation.PhoneNumberId} --contact-flow-id inbound-screen-pop"
        );
    }

    [Fact]
    public async Task A_number_whose_line_nobody_imported_is_named()
    {
        installation.Answer("dynamodb-query", new { Items = Array.Empty<object>() });

        await FindsAsync(
            "The inbound flow answers +18005550199, but the table has no line for it",
            "screenpop lines import",
            "--table screen-pop-customers --region us-east-1"
        );
    }

    [Fact]
    public async Task A_queue_that_no_agent_is_routed_to_comes_with_the_command_that_routes()
    {
        installation.Answer(
            "connect-list-routing-profile-queues",
            new { RoutingProfileQueueConfigSummaryList = Array.Empty<object>() }
        );

        await FindsAsync(
            "No routing profile has the queue",
            "--queue-configs \"QueueReference={QueueId=44444444-4444-4444-8444-444444444444,Channel=VOICE},Priority=1,Delay=0\""
        );
    }

    [Fact]
    public async Task A_queue_without_agents_is_wrong()
    {
        installation.Answer("connect-search-users", new { Users = Array.Empty<object>() });

        await FindsAsync("No user has a routing profile with the queue.");
    }

    [Fact]
    public async Task A_page_that_is_refused_or_framed_otherwise_or_shows_another_CCP_is_wrong()
    {
        installation.FrameAncestors = "'none'";
        installation.CcpUrl = "https://example.my.connect.aws/connect/ccp-v2/";
        await FindsAsync(
            "The page may be framed by 'none', but the stack has 'self'.",
            "the instance has its CCP at https://example.my.connect.aws/ccp-v2/"
        );

        installation.FrameAncestors = null;
        await FindsAsync("returns status 403");
    }

    [Fact]
    public async Task A_page_around_the_agent_s_that_the_instance_does_not_approve_is_wrong()
    {
        installation.WantedAncestors = "'self' https://crm.example.test https://*.example.test";
        installation.FrameAncestors = installation.WantedAncestors;
        installation.AnswerStack("UPDATE_COMPLETE");

        await FindsAsync(
            "https://crm.example.test may show the agent's page but is not approved: inside it, the page has no CCP.",
            "--origin https://crm.example.test --region us-east-1"
        );
    }

    [Fact]
    public async Task A_record_system_that_the_served_headers_refuse_is_wrong()
    {
        installation.AllowedOrigins = ["https://crm.example.test", "https://help.example.test"];
        await FindsAsync(
            "screen-pop.json allows https://help.example.test, but the page's headers refuse it",
            "--parameter-overrides RecordOrigins=https://help.example.test"
        );

        // The new value has the present origins too, and quotes that SAM needs around a blank.
        installation.AnswerStack("UPDATE_COMPLETE", recordOrigins: "https://old.example.test");
        await FindsAsync("""--parameter-overrides 'RecordOrigins="https://old.example.test https://help.example.test"'""");
    }

    [Fact]
    public async Task A_ringing_alarm_is_told_with_its_reason()
    {
        installation.AnswerAlarm("ALARM");

        await FindsAsync("Callers are not recognised. (3 errors)", "describe-alarm-history --alarm-name lookup-errors");
    }

    [Fact]
    public async Task A_stack_that_was_rolled_back_points_to_its_events()
    {
        installation.AnswerStack("UPDATE_ROLLBACK_COMPLETE");

        await FindsAsync("is UPDATE_ROLLBACK_COMPLETE", "aws cloudformation describe-stack-events --stack-name screen-pop");
    }

    [Fact]
    public async Task A_stack_that_is_something_else_is_named_as_such()
    {
        installation.AnswerStack("CREATE_COMPLETE", new Dictionary<string, string>());

        await FindsAsync("not an installation of Screen Pop");
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_one_clear_line()
    {
        installation.Refuse("cloudformation-describe-stacks");

        await FindsAsync("WRONG  Stack: An error occurred", "aws cloudformation list-stacks");
    }

    private async Task FindsAsync(params string[] sentences)
    {
        var (exitCode, output) = await installation.ExamineAsync();

        Assert.Equal(1, exitCode);
        Assert.All(sentences, sentence => Assert.Contains(sentence, output, StringComparison.Ordinal));
    }
}
