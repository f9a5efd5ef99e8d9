using System.CommandLine;
using System.Text.RegularExpressions;
using ScreenPop.FlowTesting.Starters;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows new</c>: writes a flow that invokes the lookup, and its first scripted calls.</summary>
internal static partial class NewCommand
{
    private static readonly Argument<string> Name = new("name")
    {
        Description = "The flow's file name without .json: letters, digits and dashes, such as inbound-sales.",
    };

    private static readonly Option<DirectoryInfo?> Folder = new("--folder")
    {
        Description = "The folder for flows/ and calls/ (default: contact-flows).",
    };

    public static Command Create()
    {
        var command = new Command("new", "Write a flow that invokes the lookup, and its first scripted calls.") { Name, Folder };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var name = parsed.GetRequiredValue(Name);
                if (!FileName().IsMatch(name))
                {
                    throw new BadUsageException($"'{name}' is not a valid name for a flow: use letters, digits and dashes.");
                }

                var folder = parsed.GetValue(Folder)?.FullName ?? RepositoryLayout.Find().ContactFlows;
                var flow = Path.Combine(folder, "flows", $"{name}.json");
                var calls = Path.Combine(folder, "calls", $"{name}.yaml");
                if (new[] { flow, calls }.FirstOrDefault(File.Exists) is { } taken)
                {
                    throw new BadUsageException($"'{taken}' exists already: choose another name, or remove it.");
                }

                var starter = FlowStarter.Inbound(name);
                var output = parsed.InvocationConfiguration.Output;
                await FlowInput.WriteAsync(starter.Flow, new FileInfo(flow), output, cancellationToken);
                await FlowInput.WriteAsync(starter.Calls, new FileInfo(calls), output, cancellationToken);
                await output.WriteLineAsync($"{flow}\n{calls}\n\nTry: screenpop flows test {calls}");
                return ExitCode.Success;
            }
        );
        return command;
    }

    [GeneratedRegex("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
    private static partial Regex FileName();
}
