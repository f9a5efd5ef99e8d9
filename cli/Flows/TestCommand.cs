using System.CommandLine;
using System.Globalization;
using ScreenPop.Cli.Doctor;
using ScreenPop.Cli.Flows.OnInstance;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Native;
using ScreenPop.FlowTesting.Reports;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Flows;

/// <summary>
/// <c>screenpop flows test</c>. Exit code 0 when every call passed, 1 when one did not, 2 when a script cannot be read.
/// </summary>
internal static class TestCommand
{
    /// <summary>Amazon Connect accepts two requests a second from an account.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

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

    private static readonly Option<DirectoryInfo?> Export = new("--export")
    {
        Description = "Write the calls as test cases of an Amazon Connect instance into this folder, with a template of them.",
    };

    private static readonly Option<string?> On = new("--on")
    {
        Description = "Play the calls as test cases of this instance (its id or ARN), through the AWS CLI.",
    };

    private static readonly Option<string?> Region = new("--region")
    {
        Description = "With --on: the instance's region (default: the AWS CLI's own).",
    };

    private static readonly Option<string?> Profile = new("--profile")
    {
        Description = "With --on: profile of the AWS CLI (default: the AWS CLI's own).",
    };

    private static readonly Option<string?> Environment = new("--environment", "-e")
    {
        Description = "With --export or --on: a file of values, or the name of one in contact-flows/environments.",
    };

    private static readonly Option<string> MockAs = MockOption();

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
            Export,
            On,
            Region,
            Profile,
            Environment,
            MockAs,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(Export) is { } folder ? ExportAsync(parsed, folder, cancellationToken)
                : parsed.GetValue(On) is { } instance ? PlayOnAsync(parsed, instance, cancellationToken)
                : parsed.GetValue(Watch) ? WatchAsync(parsed, cancellationToken)
                : PlayAsync(parsed, cancellationToken)
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

        if (parsed.GetValue(Coverage))
        {
            foreach (var coverage in run.Coverage)
            {
                await output.WriteAsync(CallReport.Tell(coverage).AsMemory(), cancellationToken);
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Passed} passed, {run.Failed} failed"));
        // A file that cannot be written must not hide the result.
        await WriteFilesAsync(parsed, run, cancellationToken);
        return run.Failed == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task WriteFilesAsync(ParseResult parsed, CallTestRun run, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
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

    private static Task<int> ExportAsync(ParseResult parsed, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var files = Files(parsed);
        return NativeExportRun.RunAsync(
            files,
            folder,
            parsed.GetValue(Environment) is { } name ? EnvironmentCommands.Find(files[0], name) : null,
            new NativeJson(parsed.GetRequiredValue(MockAs)),
            parsed.InvocationConfiguration.Output,
            cancellationToken
        );
    }

    private static Task<int> PlayOnAsync(ParseResult parsed, string instance, CancellationToken cancellationToken)
    {
        var files = Files(parsed);
        var name =
            parsed.GetValue(Environment)
            ?? throw new BadUsageException("flows test --on needs --environment, the values of the placeholders.");
        var execution = new NativeExecution(
            new AwsCli(parsed.GetValue(Region), parsed.GetValue(Profile)),
            ResourceArn.IdOf(instance),
            new NativeJson(parsed.GetRequiredValue(MockAs)),
            token => Task.Delay(BetweenLooks, token)
        );
        return new NativeTestRun(execution, parsed.InvocationConfiguration.Output).RunAsync(
            files,
            EnvironmentCommands.Find(files[0], name),
            cancellationToken
        );
    }

    private static Option<string> MockOption()
    {
        var mock = new Option<string>("--mock-as")
        {
            Description = "With --export or --on: the member that holds a function's answer, if an instance expects another one.",
            DefaultValueFactory = _ => NativeJson.LoadedData,
        };
        mock.AcceptOnlyFromAmong(NativeJson.LoadedData, NativeJson.Value);
        return mock;
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
