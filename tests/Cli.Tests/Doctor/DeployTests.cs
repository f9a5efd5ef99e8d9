using ScreenPop.Cli.Deploy;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>One command to the first call: Amazon Connect is the simulator, <c>sam</c> and the rest are recorded.</summary>
// One at a time: each installation puts its own AWS CLI on the PATH of the process.
[Collection("AWS CLI on the PATH")]
public sealed class DeployTests : IAsyncLifetime
{
    private readonly List<string> tools = [];
    private readonly List<string> imports = [];
    private readonly StringWriter output = new();
    private LiveInstallation installation = null!;
    private readonly Dictionary<string, string> builtWith = [];
    private string fails = "docker";
    private int importEnds;

    private static DeployAnswers Answers =>
        new()
        {
            Stack = LiveInstallation.Stack,
            RecordUrl = "https://crm.example.test/customers",
            Country = "us",
            Number = "+18005550199",
            Lines = new FileInfo("lines.csv"),
            Parameters = ["FrameAncestors='self' https://crm.example.test"],
            Yes = true,
        };

    public async ValueTask InitializeAsync()
    {
        installation = await LiveInstallation.StartAsync();
        installation.Answer(
            "connect-list-instances",
            new
            {
                InstanceSummaryList = new[]
                {
                    new
                    {
                        Id = "22222222-2222-4222-8222-222222222222",
                        Arn = installation.Instance,
                        InstanceAlias = "example",
                        InstanceStatus = "ACTIVE",
                        InstanceAccessUrl = "https://example.my.connect.aws",
                    },
                },
            }
        );
        installation.Answer("cloudformation-delete-stack", new { });
        installation.Answer("cloudformation-wait", new { });
        installation.Answer("connect-associate-routing-profile-queues", new { });
    }

    public ValueTask DisposeAsync()
    {
        output.Dispose();
        return installation.DisposeAsync();
    }

    [Fact]
    public async Task It_builds_deploys_imports_and_ends_with_doctors_answer_and_the_page()
    {
        Assert.Equal(0, await RunAsync(Answers));

        Assert.Contains("sam build", tools);
        var deploy = Assert.Single(tools, tool => tool.StartsWith("sam deploy", StringComparison.Ordinal));
        Assert.Contains("RecordUrl=https://crm.example.test DefaultCountry=US", deploy, StringComparison.Ordinal);
        Assert.Contains($"PhoneNumberId={LiveInstallation.PhoneNumberId}", deploy, StringComparison.Ordinal);
        Assert.Contains("FrameAncestors=\"'self' https://crm.example.test\"", deploy, StringComparison.Ordinal);
        Assert.Contains("lines import", Assert.Single(imports), StringComparison.Ordinal);
        // The import goes to the account and region of the stack.
        Assert.Contains("--region us-east-1", imports[0], StringComparison.Ordinal);
        Assert.Equal("arm64", builtWith["ARCHITECTURE"]);
        Assert.Contains("Everything is fine.", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            $"Open {installation.Origin}/ as an agent, then call.",
            output.ToString().Trim(),
            StringComparison.Ordinal
        );
        // The queue is in the profile already.
        Assert.DoesNotContain(installation.Commands, command => command.Contains("associate-routing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_Docker_it_builds_what_needs_none_and_a_queue_without_a_profile_gets_one()
    {
        installation.Answer("connect-list-routing-profile-queues", new { });

        await RunAsync(Answers);

        Assert.Contains("> sam build    # with BUILD=ready-to-run", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("ready-to-run", builtWith["BUILD"]);
        Assert.Contains(
            installation.Commands,
            command => command.Contains("associate-routing-profile-queues", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_functions_are_built_for_the_processor_of_the_stack()
    {
        await RunAsync(Answers with { Parameters = ["Architecture=x86_64"] });
        Assert.Equal("x86_64", builtWith["ARCHITECTURE"]);

        // A stack keeps the value of a parameter that is not given.
        installation.AnswerStack("UPDATE_COMPLETE", architecture: "x86_64");
        builtWith.Clear();
        await RunAsync(Answers);
        Assert.Equal("x86_64", builtWith["ARCHITECTURE"]);
    }

    [Fact]
    public async Task No_number_clears_the_one_that_the_stack_has()
    {
        await RunAsync(Answers with { Number = "none" });

        Assert.Contains(tools, tool => tool.Contains("PhoneNumberId=\"\"", StringComparison.Ordinal));
        Assert.Contains("PhoneNumberId = (empty)", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "correct the refused rows")]
    [InlineData(3, "the import's own message names the remedy")]
    public async Task An_import_that_fails_is_the_deployment_s_failure(int code, string remedy)
    {
        importEnds = code;

        Assert.Equal(1, await RunAsync(Answers));

        Assert.Contains(remedy, output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Everything is fine.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_whose_deletion_got_stuck_is_left_alone_and_its_table_is_named()
    {
        installation.AnswerStack("DELETE_FAILED");

        var refusal = (await RefusalAsync(Answers)).Message;

        Assert.Contains("--parameter ExistingTableName=screen-pop-customers", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(installation.Commands, command => command.Contains("delete-stack", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_alone_runs_nothing()
    {
        Assert.Equal(0, await RunAsync(Answers with { DryRun = true }));

        Assert.Equal(["sam --version"], tools);
        Assert.Contains("RecordUrl = https://crm.example.test", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_asks_for_missing_values_and_accepts_no()
    {
        var asked = Answers with { Yes = false, RecordUrl = null };

        Assert.Equal(1, await RunAsync(asked, "https://crm.example.test\nno\n"));

        Assert.Contains("Nothing was deployed.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sam build", tools);
    }

    [Fact]
    public async Task A_creation_that_failed_is_deleted_first_and_one_under_way_is_waited_for()
    {
        installation.AnswerStack("ROLLBACK_COMPLETE");
        await RunAsync(Answers);
        Assert.Contains(
            installation.Commands,
            command => command.StartsWith("cloudformation delete-stack", StringComparison.Ordinal)
        );

        installation.AnswerStack("UPDATE_IN_PROGRESS");
        Assert.Contains("run this again", (await RefusalAsync(Answers)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_fails_says_where_its_reason_is()
    {
        fails = "sam deploy";

        Assert.Equal(1, await RunAsync(Answers));

        Assert.Contains("describe-stack-events --stack-name screen-pop", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(imports);
    }

    [Fact]
    public async Task Without_SAM_CLI_nothing_is_begun()
    {
        fails = "sam --version";

        Assert.Contains(
            "SAM CLI",
            (await Assert.ThrowsAsync<SetupException>(() => RunAsync(Answers))).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(installation.Commands);
    }

    [Fact]
    public async Task A_wrong_answer_is_named_with_what_there_is()
    {
        Assert.Contains(
            "+18005550199",
            (await RefusalAsync(Answers with { Number = "+18005550198" })).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("example", (await RefusalAsync(Answers with { Instance = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("https://", (await RefusalAsync(Answers with { RecordUrl = "crm" })).Message, StringComparison.Ordinal);
        Assert.Contains("ISO 3166", (await RefusalAsync(Answers with { Country = "ZZ" })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "profile-1",
            (await RefusalAsync(Answers with { RoutingProfile = "p" })).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--record-url",
            (await RefusalAsync(Answers with { RecordUrl = null })).Message,
            StringComparison.Ordinal
        );
    }

    private Task<BadUsageException> RefusalAsync(DeployAnswers answers) =>
        Assert.ThrowsAsync<BadUsageException>(() => RunAsync(answers));

    private Task<int> RunAsync(DeployAnswers answers, string typed = "") =>
        new Deployment(
            installation.Aws,
            (tool, arguments, environment, _) =>
            {
                foreach (var (name, value) in environment)
                {
                    builtWith[name] = value;
                }

                var command = $"{tool} {string.Join(' ', arguments)}";
                tools.Add(command);
                return Task.FromResult(
                    tool == "docker" ? null
                    : command.StartsWith(fails, StringComparison.Ordinal) ? 1
                    : (int?)0
                );
            },
            arguments =>
            {
                imports.Add(string.Join(' ', arguments));
                return Task.FromResult(importEnds);
            },
            new StringReader(typed),
            output
        ).RunAsync(answers, TestContext.Current.CancellationToken);
}
