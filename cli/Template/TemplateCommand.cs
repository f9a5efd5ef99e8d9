using System.CommandLine;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Template;

/// <summary><c>screenpop template</c>: updates the flows in template.yaml.</summary>
internal static class TemplateCommand
{
    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Write nothing; exit with code 1 if the template is out of date.",
    };

    public static Command Create()
    {
        var command = new Command("template", "Write the flows of contact-flows into template.yaml.") { Check };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetValue(Check), parsed.InvocationConfiguration.Output, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(bool check, TextWriter output, CancellationToken cancellationToken)
    {
        var layout = RepositoryLayout.Find();
        var file = Path.Combine(layout.Root, "template.yaml");
        var before = await File.ReadAllTextAsync(file, cancellationToken);
        var after = TemplateFlows.Write(before, layout);
        if (before == after)
        {
            await output.WriteLineAsync("template.yaml has the flows of contact-flows.");
            return ExitCode.Success;
        }

        if (check)
        {
            await output.WriteLineAsync("template.yaml has other flows than contact-flows: run 'screenpop template'.");
            return ExitCode.Failure;
        }

        await ResultFile.WriteAsync(file, after, cancellationToken);
        await output.WriteLineAsync("template.yaml now has the flows of contact-flows.");
        return ExitCode.Success;
    }
}
