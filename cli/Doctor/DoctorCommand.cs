using System.CommandLine;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Doctor;

/// <summary>
/// <c>screenpop doctor</c>: checks a live installation through the AWS CLI and reports problems with the commands that fix them.
/// </summary>
internal static class DoctorCommand
{
    private static readonly Option<string> Stack = new("--stack")
    {
        Description = "Name of the installation's CloudFormation stack.",
        Required = true,
    };

    private static readonly Option<string?> Region = new("--region")
    {
        Description = "Region of the stack (default: the AWS CLI's own).",
    };

    private static readonly Option<string?> Profile = new("--profile")
    {
        Description = "Profile of the AWS CLI (default: the AWS CLI's own).",
    };

    private static readonly Option<bool> BeforeDelete = new("--before-delete")
    {
        Description = "Check only for routing profiles that have the stack's queue and so block 'sam delete'.",
    };

    public static Command Create()
    {
        var command = new Command("doctor", "Check a live installation through the AWS CLI; exit code 1 if something is wrong.")
        {
            Stack,
            Region,
            Profile,
            BeforeDelete,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(Stack),
                    new AwsCli(parsed.GetValue(Region), parsed.GetValue(Profile)),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken,
                    parsed.GetValue(BeforeDelete)
                )
        );
        return command;
    }

    internal static async Task<int> RunAsync(
        string stack,
        AwsCli aws,
        TextWriter output,
        CancellationToken cancellationToken,
        bool beforeDeletion = false
    )
    {
        var wrong = 0;
        var doctor = new StackDoctor(aws, RepositoryLayout.Find());
        await foreach (var finding in doctor.ExamineAsync(stack, beforeDeletion, cancellationToken))
        {
            await output.WriteLineAsync($"{(finding.IsFine ? "fine " : "WRONG")}  {finding.Subject}: {finding.Text}");
            foreach (var command in finding.Remedy?.Split('\n') ?? [])
            {
                await output.WriteLineAsync($"       {command}");
            }

            wrong += finding.IsFine ? 0 : 1;
        }

        await output.WriteLineAsync(wrong == 0 ? "Everything is fine." : $"{wrong} wrong.");
        return wrong == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
