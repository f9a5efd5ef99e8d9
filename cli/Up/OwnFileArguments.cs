using System.CommandLine;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Cli.Up;

/// <summary>
/// The options of <c>up</c> that replace the samples: the user's own rules, customers and lines, and more agents.
/// </summary>
internal static class OwnFileArguments
{
    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "Your own screen-pop.json instead of the shipped one. Changes apply while this runs.",
    };

    private static readonly Option<FileInfo?> Customers = new("--customers")
    {
        Description = "Your own file of customers, as for 'customers import'. It is imported again when it changes.",
    };

    private static readonly Option<FileInfo?> Lines = new("--lines")
    {
        Description =
            "Your own file of lines, as for 'lines import'; its column flow names the flow of a number. It is imported again when it changes.",
    };

    private static readonly Option<int> Agents = new("--agents")
    {
        Description = $"The number of agents, from 1 to {SampleAgents.Most}, each with a page at an address of its own.",
        DefaultValueFactory = _ => 1,
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Config);
        command.Options.Add(Customers);
        command.Options.Add(Lines);
        command.Options.Add(Agents);
    }

    /// <exception cref="BadUsageException">A file does not exist, or there are too few or too many agents.</exception>
    public static LocalSessionOptions Read(ParseResult parsed, LocalSessionOptions options)
    {
        var agents = parsed.GetValue(Agents);
        if (agents < 1 || agents > SampleAgents.Most)
        {
            throw new BadUsageException($"--agents is {agents}: give a number from 1 to {SampleAgents.Most}.");
        }

        return options with
        {
            ConfigFile = Existing(parsed, Config, "a screen-pop.json", "the shipped rules"),
            CustomersFile = Existing(
                parsed,
                Customers,
                "a .csv, .tsv, .xlsx or .jsonl file of customers",
                "the sample customers"
            ),
            LinesFile = Existing(parsed, Lines, "a .csv, .tsv, .xlsx or .jsonl file of lines", "the sample lines"),
            Center = SampleAgents.Center(agents),
        };
    }

    private static string? Existing(ParseResult parsed, Option<FileInfo?> option, string wanted, string instead)
    {
        var file = parsed.GetValue(option);
        InputFile.Check(option.Name, file, $"Give {wanted}, or leave {option.Name} out for {instead}.");
        return file?.ToString();
    }
}
