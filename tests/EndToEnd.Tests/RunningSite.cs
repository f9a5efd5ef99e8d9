using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The parts that <c>screenpop up</c> starts, and a browser.</summary>
public class RunningSite : IAsyncLifetime
{
    private LocalSite? site;

    public BrowserFixture Chromium { get; protected init; } = new();

    protected virtual ContactCenterOptions Center => ContactCenterOptions.Sample;

    public LocalAddresses Addresses => site!.Server.Addresses;

    public LocalInstance Instance => site!.Session.Instance;

    public async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
        site = await LocalSite.StartAsync(
            new LocalSessionOptions { DynamoDbEndpoint = null, Center = Center },
            FreePorts.First(),
            static _ => { },
            CancellationToken.None
        );
        await FirstLookup.MakeAsync(Instance);
    }

    /// <summary>Ends every contact and frees the agents for the next test, passed or failed.</summary>
    public void EndContacts()
    {
        foreach (var contact in Instance.Center.State.Contacts.Values.Where(contact => !contact.IsOver))
        {
            Instance.Journeys.HangUp(contact.Id);
        }

        foreach (var agent in Instance.Center.State.Agents.Values)
        {
            foreach (var contact in agent.Contacts)
            {
                Instance.Center.Clear(agent.Username, contact.ContactId);
            }
        }
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
