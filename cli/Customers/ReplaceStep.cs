using System.Globalization;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary><c>--replace</c>: removes who is in the table and not in the file, once somebody has said yes.</summary>
internal static class ReplaceStep
{
    /// <returns>Null where the exit code is that of the import.</returns>
    public static async Task<int?> RunAsync(
        CustomerImport import,
        bool dryRun,
        bool isAgreed,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (import.UnreadableIds > 0)
        {
            await output.WriteLineAsync(
                Text(
                    $"Nobody is removed: of {import.UnreadableIds:#,0} refused rows it cannot be told whose they are. Correct them first."
                )
            );
            return ExitCode.Failure;
        }

        var customers = import.FindMissing();
        var (missing, all) = await customers.CountAsync(cancellationToken);
        if (missing == 0)
        {
            await output.WriteLineAsync("The file has every customer of the table; nobody is to be removed.");
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
            await output.WriteLineAsync("Nobody was removed. --yes removes them without asking.");
            return ExitCode.Failure;
        }

        await output.WriteLineAsync(Text($"{await customers.RemoveAsync(cancellationToken):#,0} customers removed."));
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
