using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Pictures of one page in the order they were taken, three in a row, as one picture.</summary>
internal sealed class FilmStrip(IPage page)
{
    /// <summary>The limit for a picture of the README, which every reader loads.</summary>
    private const int MostBytes = 400_000;

    private readonly StringBuilder frames = new();
    private int count;

    public async Task TakeAsync(string caption)
    {
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        var text = WebUtility.HtmlEncode($"{++count} {caption}");
        frames.Append(
            $"<figure><img src='data:image/png;base64,{Convert.ToBase64String(picture)}'><figcaption>{text}</figcaption></figure>"
        );
    }

    /// <summary>Puts the pictures together; see <see cref="Screenshots"/> for where they go.</summary>
    public async Task SaveAsync(string name)
    {
        const string Style = """
            body { margin: 0; padding: 12px; background: #fff; font: 600 15px/20px system-ui, sans-serif; color: #14181f;
              display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px 12px; }
            figure { margin: 0; display: grid; gap: 6px; }
            img { width: 100%; border: 1px solid #c9ced6; border-radius: 6px; }
            """;
        var strip = await page.Context.NewPageAsync();
        await strip.SetViewportSizeAsync(1400, 640);
        await strip.SetContentAsync($"<!doctype html><html lang='en'><title>{name}</title><style>{Style}</style>{frames}");
        var size = await Screenshots.TakeAsync(strip, name, whole: true);
        Assert.InRange(size, 1, MostBytes);
    }
}
