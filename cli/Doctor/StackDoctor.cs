using System.Runtime.CompilerServices;
using ScreenPop.Cli.Doctor.Checks;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Doctor;

/// <summary>Runs every check on an installation. A check that cannot run is a finding, and the others continue.</summary>
internal sealed class StackDoctor(AwsCli aws, RepositoryLayout layout)
{
    private delegate IAsyncEnumerable<Finding> Check(Installation installation, CancellationToken cancellationToken);

    /// <param name="stack">Name of the stack.</param>
    /// <param name="beforeDeletion">Checks only for obstacles to the stack's deletion.</param>
    /// <param name="cancellationToken">Ends the examination.</param>
    public async IAsyncEnumerable<Finding> ExamineAsync(
        string stack,
        bool beforeDeletion,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (installation, problem) = await FindAsync(stack, cancellationToken);
        if (problem is not null)
        {
            yield return problem;
        }

        if (installation is null)
        {
            yield break;
        }

        Check[] checks = beforeDeletion
            ? [new DeletionCheck(aws).RunAsync]
            :
            [
                // In the order in which a call passes them.
                new NumberCheck(aws).RunAsync,
                new FlowCheck(aws, layout).RunAsync,
                new InvocationCheck(aws).RunAsync,
                new VersionCheck(aws).RunAsync,
                new TableCheck(aws).RunAsync,
                new LookupCheck(aws, layout).RunAsync,
                new QueueCheck(aws).RunAsync,
                PageCheck.RunAsync,
                new OriginCheck(aws).RunAsync,
                new WorkspaceCheck(aws).RunAsync,
                RecordCheck.RunAsync,
                new AlarmCheck(aws).RunAsync,
            ];
        foreach (var check in checks)
        {
            foreach (var finding in await CollectAsync(check(installation, cancellationToken)))
            {
                yield return finding;
            }
        }
    }

    private async Task<(Installation? Installation, Finding? Problem)> FindAsync(
        string stack,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var installation = await Installation.ReadAsync(aws, stack, cancellationToken);
            string[] needed = ["InstanceArn", "LookupFunctionArn", "TableName", "Step1AgentPage"];
            if (needed.Where(output => !installation.Outputs.ContainsKey(output)).ToList() is { Count: > 0 } missing)
            {
                return (
                    null,
                    Finding.Wrong(
                        "Stack",
                        $"{stack} is {installation.Status} and has no output {string.Join(", ", missing)}: not an installation of Screen Pop, or an incomplete one.",
                        installation.Redeployment()
                    )
                );
            }

            return (
                installation,
                installation.Status.EndsWith("_COMPLETE", StringComparison.Ordinal)
                && !installation.Status.Contains("ROLLBACK", StringComparison.Ordinal)
                    ? Finding.Fine("Stack", $"{stack} is {installation.Status}.")
                    : Finding.Wrong(
                        "Stack",
                        $"{stack} is {installation.Status}; its events state the reason.",
                        $"aws cloudformation describe-stack-events --stack-name {stack} --query \"StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]\"{aws.Options}"
                    )
            );
        }
        catch (AwsRefusedException refused)
        {
            return (
                null,
                Finding.Wrong(
                    "Stack",
                    refused.Message,
                    $"aws cloudformation list-stacks --query \"StackSummaries[].StackName\"{aws.Options}"
                )
            );
        }
    }

    private static async Task<IReadOnlyList<Finding>> CollectAsync(IAsyncEnumerable<Finding> check)
    {
        var findings = new List<Finding>();
        try
        {
            await foreach (var finding in check)
            {
                findings.Add(finding);
            }
        }
        catch (AwsRefusedException refused)
        {
            findings.Add(
                Finding.Wrong(refused.Command, refused.Message, "Grant the action to the AWS CLI's identity, or use --profile.")
            );
        }

        return findings;
    }
}
