using System.CommandLine;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Cli.Call;

/// <summary>The options of every command that places calls: the flows and the function to use.</summary>
internal static class LocalSessionArguments
{
    private static readonly Option<DirectoryInfo?> Flows = new("--flows")
    {
        Description = "A folder with 'flows' and 'modules' in it, instead of contact-flows.",
    };

    private static readonly Option<string> InboundFlow = new("--flow")
    {
        Description = "The flow that a call starts in, by its file's name without .json.",
        DefaultValueFactory = _ => new LocalSessionOptions().InboundFlow,
    };

    private static readonly Option<FileInfo?> Lookup = new("--lookup")
    {
        Description = "Another executable of the lookup function, such as one compiled ahead of time.",
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Flows);
        command.Options.Add(InboundFlow);
        command.Options.Add(Lookup);
    }

    /// <exception cref="BadUsageException">A folder or file does not exist.</exception>
    public static LocalSessionOptions Read(ParseResult parsed)
    {
        var flows = parsed.GetValue(Flows);
        var lookup = parsed.GetValue(Lookup);
        InputFile.Check(Lookup.Name, lookup);
        return flows is { Exists: false }
            ? throw new BadUsageException($"--flows names '{flows}', which is not a folder.")
            : new LocalSessionOptions
            {
                FlowFolder = flows?.FullName,
                InboundFlow = parsed.GetValue(InboundFlow)!,
                CustomerLookup = lookup?.FullName,
            };
    }
}
