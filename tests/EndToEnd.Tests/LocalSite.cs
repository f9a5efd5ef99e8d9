using ScreenPop.BrowserKit;
using ScreenPop.Cli.Local;
using ScreenPop.LocalConnect;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>What <c>screenpop up</c> starts, and a browser to look at it with.</summary>
public sealed class LocalSite : IAsyncLifetime
{
    private LocalSession? session;
    private LocalConnectServer? server;

    public BrowserFixture Chromium { get; } = new();

    public LocalAddresses Addresses => server!.Addresses;

    public LocalInstance Instance => session!.Instance;

    public async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
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

        await Chromium.DisposeAsync();
    }
}
