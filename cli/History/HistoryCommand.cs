using System.CommandLine;
using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.History;

/// <summary><c>screenpop history</c>: the past contacts of an installation.</summary>
internal static class HistoryCommand
{
    public static Command Create() => new("history", "The past contacts of an installation.") { CreateRedrive() };

    private static Command CreateRedrive()
    {
        var command = StackOptions.AddTo(
            new Command(
                "redrive",
                "Send the contact events of the dead-letter queue to the history again; exit code 1 when some are left."
            )
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var aws = StackOptions.AwsOf(parsed);
                var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
                try
                {
                    var installation = await Installation.ReadAsync(aws, StackOptions.StackOf(parsed), cancellationToken);
                    var result = await new Redrive(aws, installation, output).RunAsync(cancellationToken);
                    await output.WriteLineAsync($"{result.Sent} remembered, {result.Left} left in the queue.");
                    return result.Left == 0 ? ExitCode.Success : ExitCode.Failure;
                }
                catch (AwsRefusedException refused)
                {
                    await errors.WriteLineAsync($"{refused.Command}: {refused.Message}");
                    return ExitCode.Failure;
                }
            }
        );
        return command;
    }
}
