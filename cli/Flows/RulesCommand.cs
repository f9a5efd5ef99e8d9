using System.CommandLine;
using ScreenPop.FlowLanguage.Lint.Reports;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows rules</c>: prints docs/lint-rules.md.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "Print every lint rule with its consequence for callers, as Markdown.");
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(LintRulePage.Write().AsMemory(), cancellationToken);
                return ExitCode.Success;
            }
        );
        return command;
    }
}
