using System.CommandLine;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary><c>screenpop lines</c>: the numbers that customers dial.</summary>
internal static class LinesCommand
{
    public static Command Create() =>
        new("lines", "The numbers that customers dial.")
        {
            ImportRun.Create(
                "Import a file of lines (number, line, greeting, pop) into the table.",
                (parsed, dynamoDb, common) =>
                {
                    var import = new LineImport(dynamoDb, TableArguments.TableOf(parsed), common);
                    return new ImportJob(import.RunAsync, () => import.Report);
                }
            ),
        };
}
