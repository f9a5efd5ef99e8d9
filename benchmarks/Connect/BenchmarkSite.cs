using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>Starts the local Amazon Connect in this process, with a table of its own.</summary>
internal static class BenchmarkSite
{
    /// <summary>Beside the default ports, where a developer may have an instance.</summary>
    private const int Port = 5280;

    public static Task<LocalSite> StartAsync(LocalSessionOptions options, CancellationToken cancellationToken) =>
        LocalSite.StartAsync(options with { DynamoDbEndpoint = null }, Port, Console.Error.WriteLine, cancellationToken);
}
