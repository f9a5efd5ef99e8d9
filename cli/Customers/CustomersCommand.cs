using System.CommandLine;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary><c>screenpop customers</c>: the customers in the table.</summary>
internal static class CustomersCommand
{
    public static Command Create() =>
        new("customers", "The customers in the table.")
        {
            ImportRun.Create(
                "Put a file of customers into the table. Running it twice changes nothing; running it again completes a run that was cut off.",
                (dynamoDb, table, options, file, cancellationToken) =>
                    new CustomerImport(dynamoDb, table, options).RunAsync(file, cancellationToken)
            ),
            FindCommand.Create(),
        };
}
