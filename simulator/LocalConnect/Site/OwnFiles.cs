using System.Globalization;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Site;

/// <summary>
/// Imports the user's own customers and lines again after each change. A file that cannot be used changes nothing.
/// </summary>
internal sealed class OwnFiles : IAsyncDisposable
{
    private readonly List<FileWatch> watches = [];

    private OwnFiles() { }

    public static OwnFiles Watch(LocalSessionOptions options, LocalTable table, LocalInstance instance, Action<string> tell)
    {
        var files = new OwnFiles();
        files.Watch(
            options.CustomersFile,
            tell,
            async cancellationToken =>
            {
                await table.ImportCustomersAsync(cancellationToken);
                return Counted(table.Data.Records.Count, "customer");
            }
        );
        files.Watch(
            options.LinesFile,
            tell,
            async cancellationToken =>
            {
                await table.ImportLinesAsync(cancellationToken);
                instance.Journeys.Flows.AssignLines(table.Data.Flows);
                return Counted(table.Data.PhoneBook.Lines.Count, "line");
            }
        );
        return files;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in watches)
        {
            await watch.DisposeAsync();
        }
    }

    private static string Counted(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}{(count == 1 ? "" : "s")}");

    private void Watch(string? path, Action<string> tell, Func<CancellationToken, Task<string>> import)
    {
        if (path is not null)
        {
            watches.Add(
                FileWatch.Start(
                    path,
                    async cancellationToken =>
                    {
                        try
                        {
                            tell($"{path} has changed: {await import(cancellationToken)} imported.");
                        }
                        catch (SetupException problem)
                        {
                            tell($"{path} has changed and cannot be used: {problem.Message}");
                        }
                    }
                )
            );
        }
    }
}
