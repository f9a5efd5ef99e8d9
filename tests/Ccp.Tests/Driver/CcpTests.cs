using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Driver;

/// <summary>Base of the tests with a browser: one browser, and a contact centre and a browser context per test.</summary>
public abstract class CcpTests(BrowserFixture browser) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> opened = [];

    /// <summary>The current library and the oldest 2.x on npm.</summary>
    public static TheoryData<string> Versions { get; } = ["amazon-connect-streams", "amazon-connect-streams-2.0"];

    /// <summary>
    /// The callbacks when an ended contact disappears. Version 2.0 repeats that it has ended; 2.7 no longer does.
    /// </summary>
    internal static string[] Destroyed(string version) =>
        version == "amazon-connect-streams" ? ["onDestroy"] : ["onEnded", "onDestroy"];

    /// <summary>The last callback of a call's sound, muted or not.</summary>
    internal const string Unmuted = "agent.onMuteToggle(false)";

    internal static ContactCenterOptions TwoAgents { get; } =
        ContactCenterOptions.Sample with
        {
            Agents =
            [
                ContactCenterOptions.Sample.Agents[0],
                ContactCenterOptions.Sample.Agents[0] with
                {
                    Username = "rroe",
                    Name = "Robin Roe",
                    IsSupervisor = true,
                },
            ],
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var part in opened.AsEnumerable().Reverse())
        {
            await part.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    internal async Task<CcpHost> HostAsync(
        string version = "amazon-connect-streams",
        ContactCenterOptions? options = null,
        Action<CcpOptions>? configure = null,
        TimeProvider? time = null
    )
    {
        var host = await CcpHost.StartAsync(
            options ?? ContactCenterOptions.Sample,
            await StreamsPackage.FindAsync(version),
            configure,
            time
        );
        opened.Add(host);
        return host;
    }

    internal async Task<IBrowserContext> ContextAsync()
    {
        var context = await browser.Browser.NewContextAsync();
        opened.Add(context);
        return context;
    }

    internal async Task<(CcpHost Host, EmbeddingPage Page)> ConnectedAsync(
        string version = "amazon-connect-streams",
        ContactCenterOptions? options = null,
        Action<CcpOptions>? configure = null,
        string? username = null
    )
    {
        var host = await HostAsync(version, options, configure);
        return (host, await EmbeddingPage.ConnectedAsync(await ContextAsync(), host, username));
    }
}
