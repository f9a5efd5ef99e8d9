using System.CommandLine;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Drawing;
using ScreenPop.FlowTesting.Drawing.Page;

namespace ScreenPop.Cli.Flows;

/// <summary><c>screenpop flows show</c>: draws a flow as an SVG or a page, with the path of one call.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A flow." };

    private static readonly Option<string?> Trace = new("--trace")
    {
        Description = "A script of calls; the path of its first call is drawn over the flow.",
    };

    private static readonly Option<string?> Call = new("--call")
    {
        Description = "With --trace: the name of the call, or a part of it.",
    };

    private static readonly Option<FileInfo?> Output = new("--output", "-o")
    {
        Description = "File to write the SVG to (default: standard output).",
    };

    private static readonly Option<FileInfo?> Page = new("--html")
    {
        Description = "Write a page with zoom and each block's parameters, branches and findings, instead of the SVG.",
    };

    public static Command Create()
    {
        var command = new Command("show", "Draw a flow, as an SVG or as a page.") { File, Trace, Call, Output, Page };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(Call) is not null && parsed.GetValue(Trace) is null)
                {
                    throw new BadUsageException("--call needs --trace, the script with the call.");
                }

                var file = parsed.GetRequiredValue(File);
                var flow = FlowInput.Flow(file);
                var marks = parsed.GetValue(Trace) is { } script
                    ? await PathAsync(script, parsed.GetValue(Call))
                    : FlowMarks.None;
                var page = parsed.GetValue(Page);
                await FlowInput.WriteAsync(
                    page is null
                        ? FlowDrawing.Draw(flow, marks)
                        : FlowPage.Write(flow, FlowLint.Of(file, null, null, new FlowNeighbours()), marks),
                    page ?? parsed.GetValue(Output),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                );
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static async Task<FlowMarks> PathAsync(string script, string? name)
    {
        var (file, flow, library) = FlowInput.Read(script, new CallTestRun().Open);
        var call =
            file.Calls.FirstOrDefault(call => name is null || call.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new BadUsageException($"{script} has no call with '{name}' in its name.");
        return new FlowMarks { Path = (await new CallRunner(library).PlayAsync(flow, call)).Trace };
    }
}
