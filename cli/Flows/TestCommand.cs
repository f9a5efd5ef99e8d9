using System.CommandLine;
using System.Globalization;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Reports;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Flows;

/// <summary>
/// <c>screenpop flows test</c>. Exit code 0 when every call passed, 1 when one did not, 2 when a script cannot be read.
/// </summary>
internal static class TestCommand
{
    private static readonly Argument<string[]> Scripts = new("script")
    {
        Description = "Scripts of calls, or folders with scripts (default: contact-flows/calls).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Coverage = new("--coverage")
    {
        Description = "Print which blocks and branches no call took.",
    };

    private static readonly Option<FileInfo?> CoverageHtml = new("--coverage-html")
    {
        Description = "Write the coverage as an HTML page with drawings of the flows.",
    };

    private static readonly Option<FileInfo?> JUnit = new("--junit") { Description = "Write the results as JUnit XML." };

    private static readonly Option<FileInfo?> Log = new("--log")
    {
        Description = "Write every executed block in the format of Amazon Connect's flow logs.",
    };

    private static readonly Option<bool> Watch = new("--watch")
    {
        Description = "Play the calls again whenever a flow or a script changes, until Ctrl-C.",
    };

    public static Command Create()
    {
        var command = new Command("test", "Play scripted calls through flows.")
        {
            Scripts,
            Coverage,
            CoverageHtml,
            JUnit,
            Log,
            Watch,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(Watch) ? WatchAsync(parsed, cancellationToken) : PlayAsync(parsed, cancellationToken)
        );
        return command;
    }

    private static async Task<int> PlayAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var run = new CallTestRun();
        await using var functions = new RealFunctions(parsed.InvocationConfiguration.Error.WriteLine);
        foreach (var file in Files(parsed))
        {
            await output.WriteLineAsync(file.AsMemory(), cancellationToken);
            if (FlowInput.Read(file, run.Open).Script.AsksRealFunctions)
            {
                await functions.StartAsync(cancellationToken);
            }

            foreach (var result in await run.PlayAsync(file, functions, cancellationToken))
            {
                await output.WriteAsync(CallReport.Tell(file, result).AsMemory(), cancellationToken);
            }
        }

        await ReportAsync(parsed, run, cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Passed} passed, {run.Failed} failed"));
        return run.Failed == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task ReportAsync(ParseResult parsed, CallTestRun run, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Coverage))
        {
            foreach (var coverage in run.Coverage)
            {
                await output.WriteAsync(CallReport.Tell(coverage).AsMemory(), cancellationToken);
            }
        }

        if (parsed.GetValue(CoverageHtml) is { } page)
        {
            await FlowInput.WriteAsync(CoveragePage.Write(run.Coverage), page, output, cancellationToken);
        }

        if (parsed.GetValue(Log) is { } log)
        {
            await FlowInput.WriteAsync(
                FlowLog.Write(run.Scripts.SelectMany(script => script.Results)),
                log,
                output,
                cancellationToken
            );
        }

        if (parsed.GetValue(JUnit) is { } junit)
        {
            await FlowInput.WriteAsync(JUnitReport.Write(run.Scripts), junit, output, cancellationToken);
        }
    }

    private static async Task<int> WatchAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var changes = new FlowChanges(Files(parsed));
        while (true)
        {
            changes.Look();
            try
            {
                await PlayAsync(parsed, cancellationToken);
            }
            catch (BadUsageException problem)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"screenpop: {problem.Message}");
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                "Waiting for a change of a flow or a script. Press Ctrl-C to end."
            );
            try
            {
                await changes.NextAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is the normal way to end watching, not an interruption.
                return ExitCode.Success;
            }
        }
    }

    private static List<string> Files(ParseResult parsed)
    {
        var named = parsed.GetValue(Scripts) is { Length: > 0 } scripts
            ? scripts
            : [Path.Combine(RepositoryLayout.Find().ContactFlows, "calls")];
        List<string> files =
        [
            .. named.SelectMany(path =>
                Directory.Exists(path)
                    ? Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal)
                    : Enumerable.Repeat(path, 1)
            ),
        ];
        return files.Count > 0
            ? files
            : throw new BadUsageException($"there is no script (*.yaml) in {string.Join(", ", named)}.");
    }
}
