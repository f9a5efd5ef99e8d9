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
                (dynamoDb, table, options, file, cancellationToken) =>
                    new LineImport(dynamoDb, table, options).RunAsync(file, cancellationToken)
            ),
        };
}
