using System.Globalization;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary><c>--replace</c>: removes the customers that are in the table but not in the file, after a confirmation.</summary>
internal static class ReplaceStep
{
    /// <returns>Null to keep the import's exit code.</returns>
    public static async Task<int?> RunAsync(
        CustomerImport import,
        bool dryRun,
        bool isAgreed,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (import.Report is { Added: 0, Changed: 0, Unchanged: 0 })
        {
            // An export that failed is a header without rows. It must not empty the table.
            await output.WriteLineAsync("No customer is removed: no row of the file can be imported.");
            return ExitCode.Failure;
        }

        if (import.UnreadableIds > 0)
        {
            await output.WriteLineAsync(
                Text(
                    $"No customer is removed: {import.UnreadableIds:#,0} refused rows have no readable customer id. Correct them first."
                )
            );
            return ExitCode.Failure;
        }

        var customers = import.FindMissing();
        var (missing, all) = await customers.CountAsync(cancellationToken);
        if (missing == 0)
        {
            await output.WriteLineAsync("The file has every customer of the table; there is no customer to remove.");
            return null;
        }

        if (dryRun)
        {
            await output.WriteLineAsync(
                Text($"{missing:#,0} of {all:#,0} customers in the table are not in the file and would be removed.")
            );
            return null;
        }

        await output.WriteLineAsync(Text($"{missing:#,0} of {all:#,0} customers in the table are not in the file."));
        if (!isAgreed && !await AgreesAsync(output, cancellationToken))
        {
            await output.WriteLineAsync("No customer was removed. --yes removes them without asking.");
            return ExitCode.Failure;
        }

        try
        {
            await customers.RemoveAsync(cancellationToken);
        }
        catch
        {
            await output.WriteLineAsync(Text($"{customers.Removed:#,0} of {missing:#,0} customers removed."));
            throw;
        }

        await output.WriteLineAsync(Text($"{customers.Removed:#,0} customers removed."));
        return null;
    }

    private static async Task<bool> AgreesAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteAsync("Remove them from the table? Type yes: ");
        await output.FlushAsync(cancellationToken);
        var answer = await Console.In.ReadLineAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
