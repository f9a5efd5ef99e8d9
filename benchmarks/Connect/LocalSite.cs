using ScreenPop.Cli.Local;
using ScreenPop.LocalConnect;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>What <c>screenpop up</c> starts, in this process.</summary>
internal sealed class LocalSite(LocalSession session, LocalConnectServer server) : IAsyncDisposable
{
    /// <summary>Beside the default ports, where a developer may have an instance.</summary>
    private const int Port = 5280;

    public LocalSession Session => session;

    public LocalConnectServer Server => server;

    public static async Task<LocalSite> StartAsync(LocalSessionOptions options, CancellationToken cancellationToken)
    {
        var session = await LocalSession.StartAsync(options with { DynamoDbEndpoint = null }, Console.Error.WriteLine, cancellationToken);
        var server = await LocalConnectServer.StartAsync(
            session.Instance,
            new LocalConnectOptions { Layout = session.Layout, Port = Port, Records = session.SampleData.Records, PhoneBook = session.SampleData.PhoneBook },
            cancellationToken);
        return new LocalSite(session, server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await session.DisposeAsync();
    }
}
