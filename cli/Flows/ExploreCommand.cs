using System.CommandLine;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Exploring;
using ScreenPop.FlowTesting.Reports;

namespace ScreenPop.Cli.Flows;

/// <summary>
/// <c>screenpop flows explore</c>. Exit code 0 when every contact reached an intended end, 1 when some did not, 2 when the file
/// cannot be read.
/// </summary>
internal static class ExploreCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A flow." };

    private static readonly Option<int> Calls = new("--calls")
    {
        Description = "Number of random calls.",
        DefaultValueFactory = _ => 1_000,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed sends the same calls.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Channel = ChannelOption();

    public static Command Create()
    {
        var command = new Command("explore", "Send random calls through a flow and show those that end badly.")
        {
            File,
            Calls,
            Seed,
            Channel,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var calls = parsed.GetValue(Calls) is > 0 and var number
                    ? number
                    : throw new BadUsageException("--calls needs a number above 0.");
                var (library, flow) = FlowInput.Read(parsed.GetRequiredValue(File), Open);
                var exploration = await new FlowExplorer(library) { Channel = parsed.GetValue(Channel) }.ExploreAsync(
                    flow,
                    calls,
                    parsed.GetValue(Seed),
                    cancellationToken
                );
                await parsed.InvocationConfiguration.Output.WriteAsync(
                    CallReport.Tell(exploration).AsMemory(),
                    cancellationToken
                );
                return exploration.Failing.Count == 0 ? ExitCode.Success : ExitCode.Failure;
            }
        );
        return command;
    }

    private static Option<string?> ChannelOption()
    {
        var channel = new Option<string?>("--channel")
        {
            Description = "Channel of all contacts (default: the usual channels for the type of flow, mostly voice).",
        };
        channel.AcceptOnlyFromAmong("VOICE", "CHAT", "TASK", "EMAIL");
        return channel;
    }

    /// <summary>
    /// Loads the flow with the others of its contact-flows folder, so that hooks, transfers and modules find their targets.
    /// </summary>
    private static (FlowLibrary Library, Flow Flow) Open(string path)
    {
        var flow = Flow.Load(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var library = Path.GetFileName(folder) is "flows" or "modules"
            ? FlowLibrary.Load(Path.GetDirectoryName(folder)!)
            : new FlowLibrary();
        return (library, library.Find(flow.Name) ?? library.Add(flow));
    }
}
