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
        // A build machine has no microphone: these have the names and ids that a headset would have.
        "--use-fake-device-for-media-stream",
    ];

    /// <summary>
    /// Of this switch the last one counts: Playwright's own leaves a frame of another site without any storage, where a
    /// browser of today gives it storage apart from the page's.
    /// </summary>
    private const string StorageApart = "--disable-features=Translate";

    // A busy build machine is slow, and a page that never shows something fails all the same.
    private const float PatienceMs = 20_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>
    /// Frames of another site have storage of their own, as agents' browsers give them. By default they have none.
    /// </summary>
    public bool KeepsStorageApart { get; init; }

    /// <summary>False where any test passes in a browser that shows no window.</summary>
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
                // Playwright switches the popup blocker off. Agents have it on, so the widget is tested with it.
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
