using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>What <c>screenpop up</c> starts, and a browser to look at it with.</summary>
public class RunningSite : IAsyncLifetime
{
    private LocalSite? site;

    public BrowserFixture Chromium { get; protected init; } = new();

    protected virtual ContactCenterOptions Center => ContactCenterOptions.Sample;

    public LocalAddresses Addresses => site!.Server.Addresses;

    public LocalInstance Instance => site!.Session.Instance;

    public virtual async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
        site = await LocalSite.StartAsync(
            new LocalSessionOptions { DynamoDbEndpoint = null, Center = Center },
            FreePorts.First(),
            static _ => { },
            CancellationToken.None
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }

        await Chromium.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
