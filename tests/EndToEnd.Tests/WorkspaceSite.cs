using ScreenPop.BrowserKit;
using ScreenPop.Contacts;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>
/// A local site whose agent handles chats and calls at once. A contact rings as long as a test may take, because a busy machine
/// is slow and no test waits for a missed contact. The app is a frame of another site, with the storage of such a frame in an
/// agent's browser.
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

/// <summary>A local site whose contacts ring for a short time.</summary>
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
