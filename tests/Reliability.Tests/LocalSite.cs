using ScreenPop.Cli.Local;
using ScreenPop.LocalConnect;
using ScreenPop.TestKit;

namespace ScreenPop.Reliability.Tests;

/// <summary>What <c>screenpop up</c> starts, without a browser.</summary>
public sealed class LocalSite : IAsyncLifetime
{
    private LocalSession? session;
    private LocalConnectServer? server;

    public LocalInstance Instance => session!.Instance;

    public LocalAddresses Addresses => server!.Addresses;

    public async ValueTask InitializeAsync()
    {
        session = await LocalSession.StartAsync(new LocalSessionOptions { DynamoDbEndpoint = null }, static _ => { }, CancellationToken.None);
        server = await LocalConnectServer.StartAsync(
            session.Instance,
            new LocalConnectOptions
            {
                Layout = session.Layout,
                Port = FreePorts.First(),
                Records = session.SampleData.Records,
                PhoneBook = session.SampleData.PhoneBook,
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }
}
