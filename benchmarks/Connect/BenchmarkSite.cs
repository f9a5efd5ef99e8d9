using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>Starts the local Amazon Connect in this process, with its own table.</summary>
internal static class BenchmarkSite
{
    /// <summary>Different from the default ports, which a developer's instance may use.</summary>
    private const int Port = 5280;

    public static Task<LocalSite> StartAsync(LocalSessionOptions options, CancellationToken cancellationToken) =>
        LocalSite.StartAsync(options with { DynamoDbEndpoint = null }, Port, Console.Error.WriteLine, cancellationToken);
}
