using System.CommandLine;

namespace ScreenPop.Cli.Customers;

/// <summary><c>screenpop customers</c>: the customers in the table.</summary>
internal static class CustomersCommand
{
    public static Command Create() =>
        new("customers", "The customers in the table.") { CustomerImportCommand.Create(), FindCommand.Create() };
}
