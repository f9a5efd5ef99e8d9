using System.CommandLine;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary><c>screenpop lines</c>: what the numbers that customers dial mean.</summary>
internal static class LinesCommand
{
    public static Command Create() =>
        new("lines", "What the numbers that customers dial mean.")
        {
            ImportRun.Create(
                "Put a file of lines (number, line, greeting, pop) into the table.",
                (parsed, dynamoDb, common) =>
                {
                    var import = new LineImport(dynamoDb, TableArguments.TableOf(parsed), common);
                    return new ImportJob(import.RunAsync, () => import.Report);
                }
            ),
        };
}
