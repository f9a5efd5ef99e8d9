using System.CommandLine;
using ScreenPop.FlowTesting.Comparing;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows diff</c>. Exit code 0 when a caller notices no difference, 1 when there are changes.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Before = new("before") { Description = "The older flow." };

    private static readonly Argument<string> After = new("after") { Description = "The newer flow." };

    public static Command Create()
    {
        var command = new Command("diff", "Show the changes that a caller notices; positions and display names do not count.")
        {
            Before,
            After,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var changes = FlowComparison.Compare(
                    FlowInput.Flow(parsed.GetRequiredValue(Before)),
                    FlowInput.Flow(parsed.GetRequiredValue(After))
                );
                foreach (var change in changes)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(change);
                }

                return changes.Count == 0 ? ExitCode.Success : ExitCode.Failure;
            }
        );
        return command;
    }
}
