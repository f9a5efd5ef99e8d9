using Microsoft.Playwright;
using ScreenPop.Prerequisites;
using Xunit;

namespace ScreenPop.BrowserKit;

/// <summary>One Chromium for a test class or collection. Each test opens its own contexts in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    // A busy build machine is slow, and a page that never shows something fails all the same.
    private const float PatienceMs = 20_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = await TestHost.OrEndAsync(() =>
                    InstalledChromium.GetAsync(playwright, Console.Error.WriteLine, CancellationToken.None)
                ),
                // Chromium's own sandbox does not run as root, and build machines run tests as root.
                Args = Environment.UserName == "root" ? [.. Arguments, "--no-sandbox"] : Arguments,
                // Playwright switches the popup blocker off. Agents have it on, so the widget is tested with it.
                IgnoreDefaultArgs = ["--disable-popup-blocking"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
