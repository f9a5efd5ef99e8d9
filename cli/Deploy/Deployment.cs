using System.Text.Json.Nodes;
using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.Deploy;

/// <summary>
/// Deploys everything up to the first call. Every step first checks whether it is done, so a second run completes a run that was
/// cut off.
/// </summary>
/// <param name="run">Runs <c>sam</c>, <c>docker</c> and <c>aws cloudformation wait</c>.</param>
/// <param name="screenPop">Runs another command of this program.</param>
internal sealed class Deployment(
    AwsCli aws,
    RunTool run,
    Func<string[], Task<int>> screenPop,
    TextReader input,
    TextWriter output
)
{
    private static readonly Dictionary<string, string> Nothing = [];

    public async Task<int> RunAsync(DeployAnswers answers, CancellationToken cancellationToken)
    {
        await RequireAsync(
            "sam",
            "install SAM CLI 1.151 or newer from https://docs.aws.amazon.com/serverless-application-model.",
            cancellationToken
        );
        var plan = await new Planner(aws, answers, input, output).PlanAsync(cancellationToken);
        await ShowAsync(plan);
        if (answers.DryRun)
        {
            return ExitCode.Success;
        }

        if (!answers.Yes && !await IsAgreedAsync())
        {
            await output.WriteLineAsync("Nothing was deployed.");
            return ExitCode.Failure;
        }

        if (plan.IsFailedCreation)
        {
            await DeleteAsync(plan, cancellationToken);
        }

        if (!await BuildAndDeployAsync(plan, cancellationToken))
        {
            return ExitCode.Failure;
        }

        var installation = await Installation.ReadAsync(aws, plan.Stack, cancellationToken);
        foreach (var (kind, file) in new[] { ("lines", answers.Lines), ("customers", answers.Customers) })
        {
            if (file is not null)
            {
                var country = plan.Parameters["DefaultCountry"] is { Length: > 0 } code ? new[] { "--country", code } : [];
                if (
                    await ScreenPopAsync([kind, "import", file.FullName, "--table", installation.Table, .. country])
                    != ExitCode.Success
                )
                {
                    await output.WriteLineAsync(
                        $"Not all {kind} of {file.Name} are imported; correct the file and run this again."
                    );
                }
            }
        }

        await RouteAsync(plan, installation, cancellationToken);
        var verdict = await DoctorCommand.RunAsync(plan.Stack, aws, output, cancellationToken);
        await output.WriteLineAsync($"Open {installation.Page} as an agent, then call.");
        return verdict;
    }

    private async Task ShowAsync(DeployPlan plan)
    {
        await output.WriteLineAsync($"Stack {plan.Stack}, with");
        foreach (var (name, value) in plan.Parameters)
        {
            await output.WriteLineAsync($"  {name} = {(value.Length == 0 ? "(empty)" : value)}");
        }

        if (plan.IsFailedCreation)
        {
            await output.WriteLineAsync("  after deletion of the failed stack");
        }

        await output.WriteLineAsync(
            plan.RoutingProfile is null
                ? "  no routing profile gets the queue"
                : $"  the queue in routing profile {plan.RoutingProfile}"
        );
    }

    private async Task<bool> IsAgreedAsync()
    {
        await output.WriteAsync("Continue (yes/no)? ");
        return (await input.ReadLineAsync())?.Trim() is "yes" or "y";
    }

    private async Task DeleteAsync(DeployPlan plan, CancellationToken cancellationToken)
    {
        await SayAsync("aws", ["cloudformation", "delete-stack", "--stack-name", plan.Stack]);
        await aws.CallAsync("cloudformation", "delete-stack", ["--stack-name", plan.Stack], cancellationToken);
        await aws.CallAsync("cloudformation", "wait", ["stack-delete-complete", "--stack-name", plan.Stack], cancellationToken);
    }

    private async Task<bool> BuildAndDeployAsync(DeployPlan plan, CancellationToken cancellationToken)
    {
        // Native code is built in a container; without Docker the precompiled build makes the same template work.
        var hasDocker = await run("docker", ["version", "--format", "{{.Server.Version}}"], Nothing, cancellationToken) == 0;
        var build = new Dictionary<string, string> { ["BUILD"] = hasDocker ? "native" : "ready-to-run" };
        await output.WriteLineAsync($"> sam build    # with {build["BUILD"]} as the variable BUILD");
        if (await run("sam", ["build"], build, cancellationToken) != 0)
        {
            await output.WriteLineAsync("The build failed, so nothing is deployed. Its output above names the remedy.");
            return false;
        }

        string[] deploy =
        [
            "deploy",
            "--stack-name",
            plan.Stack,
            "--s3-prefix",
            plan.Stack,
            "--no-confirm-changeset",
            "--no-fail-on-empty-changeset",
            .. aws.Options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--parameter-overrides",
            .. plan.Overrides,
        ];
        await SayAsync("sam", deploy);
        if (await run("sam", deploy, Nothing, cancellationToken) == 0)
        {
            return true;
        }

        await output.WriteLineAsync(
            $"The deployment failed and is rolled back. Its events: aws cloudformation describe-stack-events --stack-name {plan.Stack}{aws.Options}. Correct the cause, then run this again."
        );
        return false;
    }

    private async Task RouteAsync(DeployPlan plan, Installation installation, CancellationToken cancellationToken)
    {
        if (plan.RoutingProfile is not { } profile || installation.Queue is not { } queue)
        {
            return;
        }

        string[] of = ["--instance-id", plan.InstanceId, "--routing-profile-id", profile];
        var listed = await aws.CallAsync("connect", "list-routing-profile-queues", of, cancellationToken);
        if (
            listed["RoutingProfileQueueConfigSummaryList"]
                ?.AsArray()
                .OfType<JsonNode>()
                .Any(one => one["QueueId"]?.ToString() == Installation.LastPart(queue))
            is true
        )
        {
            return;
        }

        string[] route =
        [
            "associate-routing-profile-queues",
            .. of,
            "--queue-configs",
            $"QueueReference={{QueueId={Installation.LastPart(queue)},Channel=VOICE}},Priority=1,Delay=0",
        ];
        await SayAsync("aws", ["connect", .. route]);
        await aws.CallAsync("connect", route[0], route[1..], cancellationToken);
    }

    private async Task RequireAsync(string tool, string remedy, CancellationToken cancellationToken)
    {
        if (await run(tool, ["--version"], Nothing, cancellationToken) is not 0)
        {
            throw new Toolchain.SetupException($"'{tool}' is not on the PATH or does not run: {remedy}");
        }
    }

    private async Task<int> ScreenPopAsync(string[] arguments)
    {
        await SayAsync("screenpop", arguments);
        return await screenPop(arguments);
    }

    private Task SayAsync(string tool, IEnumerable<string> arguments) =>
        output.WriteLineAsync($"> {tool} {string.Join(' ', arguments.Select(ShellWord.Quote))}");
}
