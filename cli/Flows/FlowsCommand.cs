using System.CommandLine;
using ScreenPop.Cli.Flows.Releases;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows</c>: the commands for designing flows before callers reach them.</summary>
internal static class FlowsCommand
{
    public static Command Create() =>
        new("flows", "Lint, test, explore, draw, compare and move contact flows.")
        {
            NewCommand.Create(),
            LintCommand.Create(),
            RulesCommand.Create(),
            TestCommand.Create(),
            ExploreCommand.Create(),
            ShowCommand.Create(),
            DiffCommand.Create(),
            EnvironmentCommands.CreatePull(),
            EnvironmentCommands.CreateRender(),
            ReleaseCommands.CreateRelease(),
            ReleaseCommands.CreateRollback(),
        };
}
