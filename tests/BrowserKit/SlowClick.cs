using Microsoft.Playwright;

namespace ScreenPop.BrowserKit;

/// <summary>A click as people make it: the page may change between the press and the release.</summary>
public static class SlowClick
{
    /// <param name="target">What is clicked.</param>
    /// <param name="meanwhile">Changes the page, and waits until the change is shown.</param>
    public static async Task OnAsync(ILocator target, Func<Task> meanwhile)
    {
        await target.HoverAsync();
        await target.Page.Mouse.DownAsync();
        await meanwhile();
        await target.Page.Mouse.UpAsync();
    }
}
