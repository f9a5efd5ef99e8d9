using Microsoft.Playwright;

namespace ScreenPop.Benchmarks.Widget;

/// <summary>The launch options of the page benchmarks' browser.</summary>
internal static class BenchmarkBrowser
{
    public static BrowserTypeLaunchOptions Options { get; } =
        new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        };
}
