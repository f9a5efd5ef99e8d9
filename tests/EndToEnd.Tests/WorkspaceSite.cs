using ScreenPop.BrowserKit;
using ScreenPop.Contacts;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>
/// A local site whose agent works chats and calls at once. No test waits for a contact to be missed, and a busy machine is
/// slow to look at one that rings: it rings for as long as a test may take. The app is a frame of another site, and has
/// storage as such a frame has it in an agent's browser.
/// </summary>
public sealed class WorkspaceSite : RunningSite
{
    public WorkspaceSite() => Chromium = new WindowedBrowserFixture { KeepsStorageApart = true };

    protected override ContactCenterOptions Center
    {
        get
        {
            var agent = ContactCenterOptions.Sample.Agents[0];
            var profile = agent.RoutingProfile with { CrossChannel = true };
            return ContactCenterOptions.Sample with
            {
                Agents = [agent with { RoutingProfile = profile }],
                RingTime = TimeSpan.FromMinutes(5),
            };
        }
    }
}

/// <summary>A local site where nobody who rings is waited for long.</summary>
internal sealed class QuickSite : RunningSite
{
    protected override ContactCenterOptions Center => ContactCenterOptions.Sample with { RingTime = TimeSpan.FromSeconds(2) };
}

/// <summary>Tests that share one local workspace and its one agent: they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WorkspaceSites : ICollectionFixture<WorkspaceSite>
{
    public const string Name = "local workspace";
}
