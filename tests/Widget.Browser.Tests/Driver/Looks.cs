using ScreenPop.BrowserKit;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>Checks the look of a state in both colour schemes, in a CRM's sidebar and zoomed.</summary>
internal static class Looks
{
    private static readonly (string Name, ViewportSize Size, ColorScheme Scheme)[] All =
    [
        ("", new() { Width = 1440, Height = 900 }, ColorScheme.Light),
        ("-dark", new() { Width = 1440, Height = 900 }, ColorScheme.Dark),
        ("-narrow", new() { Width = 300, Height = 500 }, ColorScheme.Light),
        ("-zoomed", new() { Width = 720, Height = 450 }, ColorScheme.Light),
    ];

    /// <summary>
    /// Checks that nothing is cut off and that axe finds nothing. <c>DESK_PICTURES=folder</c> saves the pictures of docs/desk.md.
    /// </summary>
    public static async Task LookAsync(this AgentPage agent, string state)
    {
        var folder = Environment.GetEnvironmentVariable("DESK_PICTURES");
        foreach (var (name, size, scheme) in All)
        {
            await agent.Page.SetViewportSizeAsync(size.Width, size.Height);
            // Motion is off, because axe would read colours in the transition between the schemes.
            await agent.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var overflow = await agent.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            Assert.True(overflow <= 0, $"{state}{name} is {overflow} pixels too wide.");
            if (name is "" or "-dark")
            {
                var faults = await Axe.RunAsync(agent.Page);
                Assert.True(faults.Count == 0, $"{state}{name}: {string.Join('\n', faults)}");
            }

            if (folder is not null)
            {
                await agent.Page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"{state}{name}.png"), Animations = ScreenshotAnimations.Disabled }
                );
            }
        }

        await agent.Page.SetViewportSizeAsync(1440, 900);
        await agent.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.NoPreference });
    }
}
