using System.CommandLine;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowLanguage.Lint.Reports;
using ScreenPop.FlowTesting;

namespace ScreenPop.Cli.Flows;

/// <summary>
/// <c>screenpop flows lint</c>. Exit code 0 when clean, 1 with findings at error level (any level with --strict), 2 when a file
/// cannot be read.
/// </summary>
internal static class LintCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Flow files, or folders with flows.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Format = FormatOption();

    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings count as errors." };

    private static readonly Option<string?> Type = TypeOption();

    private static readonly Option<FileInfo?> Contract = new("--contract")
    {
        Description = "The attribute contract (default: attributes.json in the flow's folder or a folder above it).",
    };

    public static Command Create()
    {
        var command = new Command("lint", "Check that Amazon Connect accepts flows and that they serve callers well.")
        {
            Paths,
            Format,
            Strict,
            Type,
            Contract,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var paths = parsed.GetRequiredValue(Paths);
                if (paths.FirstOrDefault(path => Directory.Exists(path) && !FlowFiles.Expand([path]).Any()) is { } empty)
                {
                    throw new BadUsageException($"there is no flow (*.json) in '{empty}'.");
                }

                var neighbours = new FlowNeighbours();
                var reports = FlowFiles
                    .Expand(paths)
                    .Select(file =>
                        FlowLint.Of(file, parsed.GetValue(Contract), FlowTypeNames.Find(parsed.GetValue(Type)), neighbours)
                    )
                    .Concat(paths.SelectMany(LintSuite))
                    .ToList();
                var text = parsed.GetValue(Format) switch
                {
                    "json" => LintJsonReport.Write(reports),
                    "sarif" => LintJsonReport.WriteSarif(reports),
                    "github" => LintGithubReport.Write(reports),
                    _ => LintTextReport.Write(reports),
                };
                await parsed.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
                return Exit(reports, parsed.GetValue(Strict));
            }
        );
        return command;
    }

    /// <summary>
    /// Also checks the widget's rules and the lookup when the folder has the attribute contract, which marks the whole suite.
    /// </summary>
    private static IEnumerable<LintReport> LintSuite(string path)
    {
        var contractFile = Path.Combine(path, "attributes.json");
        if (!File.Exists(contractFile))
        {
            return [];
        }

        var contract = FlowInput.Read(contractFile, file => AttributeContract.Parse(File.ReadAllBytes(file), file));
        var widget = Path.Combine(path, "..", "web-widget", "public", "screen-pop.json");
        var answers = Path.Combine(path, "..", "functions", "CustomerLookup", "Answers");
        return
        [
            .. File.Exists(widget)
                ? [SuiteLinter.LintWidget(File.ReadAllBytes(widget), widget, contract)]
                : Array.Empty<LintReport>(),
            .. Directory.Exists(answers)
                ? Directory
                    .EnumerateFiles(answers, "*.cs")
                    .Order(StringComparer.Ordinal)
                    .Select(file => SuiteLinter.LintFunction(File.ReadAllText(file), file, contract))
                : [],
        ];
    }

    private static int Exit(List<LintReport> reports, bool strict) =>
        reports.Exists(report => !report.Readable) ? ExitCode.BadUsage
        : reports.Exists(report => report.Live.Any(finding => strict || finding.Rule.Severity == LintSeverity.Error))
            ? ExitCode.Failure
        : ExitCode.Success;

    private static Option<string?> TypeOption()
    {
        var type = new Option<string?>("--type")
        {
            Description = "The type of the flows (default: the type in the folder's name, else Metadata.type of the flow).",
        };
        type.AcceptOnlyFromAmong([.. FlowTypeNames.All]);
        return type;
    }

    private static Option<string> FormatOption()
    {
        var format = new Option<string>("--format")
        {
            Description = "text, json, sarif for code-scanning tools, or github for reviews in GitHub Actions.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        return format;
    }
}
