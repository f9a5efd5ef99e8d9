using System.CommandLine;
using ScreenPop.FlowLanguage.Lint.Reports;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows rules</c>: every lint rule, as docs/lint-rules.md has it.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "Print every lint rule with what it means for a caller, as Markdown.");
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
