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
        var imported = true;
        foreach (var (kind, file) in new[] { ("lines", answers.Lines), ("customers", answers.Customers) })
        {
            imported &= file is null || await IsImportedAsync(kind, file, plan, installation);
        }

        await RouteAsync(plan, installation, cancellationToken);
        var verdict = await DoctorCommand.RunAsync(plan.Stack, aws, output, cancellationToken);
        await output.WriteLineAsync($"Open {installation.Page} as an agent, then call.");
        return imported ? verdict : ExitCode.Failure;
    }

    private async Task<bool> IsImportedAsync(string kind, FileInfo file, DeployPlan plan, Installation installation)
    {
        string[] country = plan.Parameters["DefaultCountry"] is { Length: > 0 } code ? ["--country", code] : [];
        var options = aws.Options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ended = await ScreenPopAsync([kind, "import", file.FullName, "--table", installation.Table, .. country, .. options]);
        if (ended != ExitCode.Success)
        {
            await output.WriteLineAsync(
                ended == ExitCode.Failure
                    ? $"Not all {kind} of {file.Name} are imported: correct the refused rows, then import them or run this again."
                    : $"The {kind} of {file.Name} are not imported: the import's own message names the remedy. Then run this again."
            );
        }

        return ended == ExitCode.Success;
    }

    private async Task ShowAsync(DeployPlan plan)
    {
        await output.WriteLineAsync($"Stack {plan.Stack}, with");
        foreach (var (name, value) in plan.Parameters)
        {
            await output.WriteLineAsync($"  {name} = {(value.Length == 0 ? "(empty)" : value)}");
        }

        await output.WriteLineAsync(
            plan.Before is null ? "  as a new stack"
            : plan.IsFailedCreation ? "  after deletion of the failed stack"
            : "  The stack's other parameters stay as they are."
        );

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
        var build = new Dictionary<string, string>
        {
            ["BUILD"] = await KindOfBuildAsync(cancellationToken),
            ["ARCHITECTURE"] = plan.Architecture,
        };
        await output.WriteLineAsync($"> sam build    # with BUILD={build["BUILD"]} and ARCHITECTURE={build["ARCHITECTURE"]}");
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

    /// <summary>
    /// Native code is built in a container; without Docker the precompiled build makes the same template work. A deployer who has
    /// set the variable has decided.
    /// </summary>
    private async Task<string> KindOfBuildAsync(CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable("BUILD") is { Length: > 0 } chosen ? chosen
        : await run("docker", ["version", "--format", "{{.Server.Version}}"], Nothing, cancellationToken) == 0 ? "native"
        : "ready-to-run";

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
