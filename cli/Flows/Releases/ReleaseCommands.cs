using System.CommandLine;
using ScreenPop.Cli.Doctor;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Flows.Releases;

/// <summary><c>screenpop flows release</c> and <c>rollback</c>.</summary>
internal static class ReleaseCommands
{
    private static readonly Option<DirectoryInfo?> Keep = new("--keep")
    {
        Description = "Folder for the previous flows (default: artifacts/flow-releases/STACK of the repository).",
    };

    private static readonly Option<FileInfo?> From = new("--from")
    {
        Description = "The file of an earlier release to go back to.",
    };

    public static Command CreateRelease()
    {
        var command = StackOptions.AddTo(
            new Command("release", "Make the repository's flows live and keep the previous ones for a rollback.") { Keep }
        );
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed,
                    (release, layout) => release.ReleaseAsync(layout, cancellationToken),
                    "Released {0}.",
                    cancellationToken
                )
        );
        return command;
    }

    public static Command CreateRollback()
    {
        var command = StackOptions.AddTo(
            new Command("rollback", "Restore the flows that the last release replaced.") { Keep, From }
        );
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var from = parsed.GetValue(From);
                InputFile.Check(From.Name, from);
                return RunAsync(
                    parsed,
                    (release, _) => release.RollBackAsync(from, cancellationToken),
                    "Restored {0}.",
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Func<FlowRelease, RepositoryLayout, Task<int>> work,
        string said,
        CancellationToken cancellationToken
    )
    {
        var (stack, aws, layout) = (StackOptions.StackOf(parsed), StackOptions.AwsOf(parsed), RepositoryLayout.Find());
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var kept = parsed.GetValue(Keep) ?? new DirectoryInfo(Path.Combine(layout.Root, "artifacts", "flow-releases", stack));
        if (File.Exists(kept.FullName))
        {
            throw new BadUsageException($"{Keep.Name} names '{kept}', which is not a folder.");
        }

        try
        {
            var installation = await Installation.ReadAsync(aws, stack, cancellationToken);
            var count = await work(new FlowRelease(aws, installation, kept, output), layout);
            await output.WriteLineAsync(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, said, count == 1 ? "1 flow" : $"{count} flows")
            );
            return ExitCode.Success;
        }
        catch (AwsRefusedException refused)
        {
            await errors.WriteLineAsync(refused.Told);
            return ExitCode.Failure;
        }
    }
}
