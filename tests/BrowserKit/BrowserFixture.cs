using Microsoft.Playwright;
using ScreenPop.Prerequisites;
using Xunit;

namespace ScreenPop.BrowserKit;

/// <summary>
/// One Chromium for a test class or collection. Each test opens its own contexts in it. See <see cref="WindowedBrowserFixture"/>
/// for tests of popups, focus and permissions.
/// </summary>
public class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A build machine has no microphone. The fake devices have names and ids, like a headset.
        "--use-fake-device-for-media-stream",
    ];

    /// <summary>
    /// Overrides Playwright's own switch, because the last one counts. With Playwright's, a frame of another site has no storage;
    /// in today's browsers it has storage apart from the page's.
    /// </summary>
    private const string StorageApart = "--disable-features=Translate";

    // Long enough for a busy build machine. A page that never shows something still fails.
    private const float PatienceMs = 20_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>
    /// Whether frames of another site have storage of their own, as in agents' browsers. By default they have none.
    /// </summary>
    public bool KeepsStorageApart { get; init; }

    /// <summary>Whether the tests need a browser with windows. The default value is false.</summary>
    protected virtual bool HasWindows => false;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        var installed = await InstalledAsync(playwright);
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = HasWindows ? installed : HeadlessShell.Find(new ThisMachine()) ?? installed,
                Args = Switches(KeepsStorageApart),
                // Playwright disables the popup blocker. Agents' browsers have it, so the tests enable it.
                IgnoreDefaultArgs = ["--disable-popup-blocking"],
            }
        );
    }

    /// <summary>Opens a browser with a profile of its own, such as one in which an agent has allowed something.</summary>
    public async Task<IBrowserContext> OpenProfileAsync(string folder)
    {
        var chromium = (playwright ?? throw new InvalidOperationException("The fixture has not been initialised.")).Chromium;
        return await chromium.LaunchPersistentContextAsync(
            folder,
            new BrowserTypeLaunchPersistentContextOptions
            {
                ExecutablePath = await InstalledAsync(playwright),
                Args = Switches(storageApart: true),
                IgnoreDefaultArgs = ["--disable-popup-blocking"],
            }
        );
    }

    private static Task<string> InstalledAsync(IPlaywright playwright) =>
        TestHost.OrEndAsync(() => InstalledChromium.GetAsync(playwright, Console.Error.WriteLine, CancellationToken.None));

    /// <summary>Chromium's own sandbox does not run as root, and build machines run tests as root.</summary>
    private static string[] Switches(bool storageApart) =>
        [
            .. Arguments,
            .. storageApart ? [StorageApart] : Array.Empty<string>(),
            .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
        ];

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        GC.SuppressFinalize(this);
    }
}
