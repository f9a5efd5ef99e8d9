using ScreenPop.EndToEnd.Tests;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;
using ScreenPop.TestKit;

namespace ScreenPop.Reliability.Tests;

/// <summary>The parts that <c>screenpop up</c> starts, without a browser.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private LocalSite? site;

    public LocalInstance Instance => site!.Session.Instance;

    public LocalAddresses Addresses => site!.Server.Addresses;

    public async ValueTask InitializeAsync()
    {
        site = await LocalSite.StartAsync(
            new LocalSessionOptions { DynamoDbEndpoint = null },
            FreePorts.First(),
            static _ => { },
            CancellationToken.None
        );
        await FirstLookup.MakeAsync(Instance);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }
}
