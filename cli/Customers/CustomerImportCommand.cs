using System.CommandLine;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Import.Columns;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Customers;

/// <summary><c>screenpop customers import</c>.</summary>
internal static class CustomerImportCommand
{
    private static readonly Option<string[]> Map = new("--map")
    {
        Description =
            $"The meaning of columns: COLUMN=FIELD, a built-in map ({string.Join(", ", ColumnMap.ReadyNames)}) or a map file. May be repeated. These exports are recognised without it.",
        HelpName = "COLUMN=FIELD",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Stop at an undeclared column, and refuse a row with an invalid value.",
    };

    private static readonly Option<bool> IdsOnly = new("--ids-only")
    {
        Description = "Accept a file in which customers have no key but their customerId.",
    };

    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Remove customers that are not in the file. Shows their number and asks first.",
    };

    private static readonly Option<bool> Yes = new("--yes") { Description = "With --replace: do not ask." };

    public static Command Create()
    {
        var command = ImportRun.Create(
            "Import a file of customers into the table. A second run changes nothing; running it again completes a run that was cut off.",
            Prepare
        );
        command.Options.Add(Map);
        command.Options.Add(Strict);
        command.Options.Add(IdsOnly);
        command.Options.Add(Replace);
        command.Options.Add(Yes);
        return command;
    }

    private static ImportJob Prepare(ParseResult parsed, IAmazonDynamoDB dynamoDb, ImportOptions common)
    {
        var attributes = Path.Combine(RepositoryLayout.Find().ContactFlows, "attributes.json");
        ImportOptions options;
        try
        {
            options = common with
            {
                Map = MapOf(parsed.GetValue(Map) ?? []),
                OwnFields = OwnField.Load(attributes),
                Strict = parsed.GetValue(Strict),
                IdsOnly = parsed.GetValue(IdsOnly),
                Replace = parsed.GetValue(Replace),
            };
        }
        catch (ImportException problem)
        {
            throw new BadUsageException(problem.Message);
        }

        var import = new CustomerImport(dynamoDb, TableArguments.TableOf(parsed), options);
        return new ImportJob(import.RunAsync, () => import.Report)
        {
            Announce = file => Announce(file, CustomerImport.Columns(file, options)),
            FollowAsync = (output, cancellationToken) =>
                options.Replace
                    ? ReplaceStep.RunAsync(import, options.DryRun, parsed.GetValue(Yes), output, cancellationToken)
                    : AdviseAsync(import.Report, output),
        };
    }

    private static ColumnMap MapOf(IEnumerable<string> given)
    {
        var map = ColumnMap.None();
        foreach (var text in given)
        {
            if (File.Exists(text))
            {
                map.AddFile(File.ReadAllText(text), text);
            }
            else if (text.LastIndexOf('=') is > 0 and var at)
            {
                map.Add(text[..at], text[(at + 1)..]);
            }
            else
            {
                map.AddReady(
                    ColumnMap.ReadyNames.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
                        ?? throw new BadUsageException(
                            $"--map is '{text}': give COLUMN=FIELD, one of {string.Join(", ", ColumnMap.ReadyNames)}, or a file of that name."
                        )
                );
            }
        }

        return map;
    }

    private static IEnumerable<string> Announce(RecordFile file, ColumnReading columns)
    {
        if (file.EncodingName is { } encoding)
        {
            yield return $"{file.Name} is read as {encoding}; if letters look wrong, give its encoding with --encoding.";
        }

        if (columns.MapName is { } map)
        {
            yield return $"Columns as in an export of {map}:";
        }

        foreach (var (column, meaning) in columns.Renamed)
        {
            yield return $"column {column} -> {meaning}";
        }
    }

    private static async Task<int?> AdviseAsync(ImportReport report, TextWriter output)
    {
        if (report.MarkedDeleted > 0)
        {
            await output.WriteLineAsync("Customers whom the file marks as deleted stay in the table; --replace removes them.");
        }

        if (report.Ignored is [var first, ..])
        {
            await output.WriteLineAsync(
                $"To show a column to the agent: screenpop attributes add NAME --column \"{first.Column}\", then import again. To ignore it: --map \"{first.Column}=ignore\"."
            );
        }

        return null;
    }
}
