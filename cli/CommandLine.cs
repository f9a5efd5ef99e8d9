using System.CommandLine;
using System.CommandLine.Parsing;
using ScreenPop.Cli.Attributes;
using ScreenPop.Cli.Call;
using ScreenPop.Cli.Customers;
using ScreenPop.Cli.Deploy;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Flows;
using ScreenPop.Cli.History;
using ScreenPop.Cli.Rules;
using ScreenPop.Cli.Stories;
using ScreenPop.Cli.Template;
using ScreenPop.Cli.Up;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli;

/// <summary>The commands of <c>screenpop</c>, and the single place that turns an error into a message and an exit code.</summary>
public static class CommandLine
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellationToken = default
    )
    {
        var parsed = Create().Parse(args);
        var problems = parsed.Errors.Select(error => error.Message).Concat(UnknownOptions(parsed, args)).ToList();
        if (problems.Count > 0)
        {
            foreach (var problem in problems)
            {
                await errors.WriteLineAsync($"screenpop: {problem}");
            }

            await errors.WriteLineAsync(
                $"Try 'screenpop {string.Join(' ', CommandPath(parsed.CommandResult.Command))} --help'.".Replace(
                    "  ",
                    " ",
                    StringComparison.Ordinal
                )
            );
            return ExitCode.BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = errors,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = ShutdownLimit,
                },
                cancellationToken
            );
        }
        catch (BadUsageException problem)
        {
            await errors.WriteLineAsync($"screenpop: {problem.Message}");
            return ExitCode.BadUsage;
        }
        catch (SetupException problem)
        {
            await errors.WriteLineAsync($"screenpop: {problem.Message}");
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The message names the path, or standard output: a file that went away, a full disk, an output that is closed.
            await errors.WriteLineAsync($"screenpop: {problem.Message}");
            return ExitCode.BadUsage;
        }
    }

    internal static RootCommand Create()
    {
        var root = UpCommand.AddTo(
            new RootCommand(
                "Screen Pop for Amazon Connect: the caller's record on the agent's screen the moment the phone rings. Without a command: up."
            )
        );
        root.Subcommands.Add(UpCommand.AddTo(new Command("up", "Run Amazon Connect on this machine until Ctrl-C.")));
        root.Subcommands.Add(CallCommand.Create());
        root.Subcommands.Add(RecordCommand.Create());
        root.Subcommands.Add(ReplayCommand.Create());
        root.Subcommands.Add(CustomersCommand.Create());
        root.Subcommands.Add(LinesCommand.Create());
        root.Subcommands.Add(AttributesCommand.Create());
        root.Subcommands.Add(FlowsCommand.Create());
        root.Subcommands.Add(TemplateCommand.Create());
        root.Subcommands.Add(PopRulesCommand.Create());
        root.Subcommands.Add(DeployCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(HistoryCommand.Create());
        return root;
    }

    /// <summary>
    /// Finds a misspelled option that the parser takes for a file. After <c>--</c>, a name may start with a dash.
    /// </summary>
    private static IEnumerable<string> UnknownOptions(ParseResult parsed, string[] args) =>
        args.Contains("--")
            ? []
            : parsed
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Where(token => token.Value is ['-', _, ..])
                .Select(token => $"There is no option '{token.Value}'; a file of that name is given after --.");

    private static IEnumerable<string> CommandPath(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? [.. CommandPath(parent), command.Name] : [];
}
