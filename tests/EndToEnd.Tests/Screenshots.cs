using Microsoft.Playwright;
using ScreenPop.Toolchain;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>
/// Pictures of the pages as the tests see them, in <c>artifacts/screenshots</c>. With <c>SCREENPOP_UPDATE_IMAGES=1</c> they
/// also become the pictures of the documentation.
/// </summary>
internal static class Screenshots
{
    /// <returns>The bytes of the picture.</returns>
    public static async Task<long> TakeAsync(IPage page, string name, bool whole = false)
    {
        var layout = RepositoryLayout.Find();
        var picture = Path.Combine(layout.Artifacts, "screenshots", name + ".png");
        await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = picture,
                Animations = ScreenshotAnimations.Disabled,
                FullPage = whole,
            }
        );
        if (Environment.GetEnvironmentVariable("SCREENPOP_UPDATE_IMAGES") == "1")
        {
            File.Copy(
                picture,
                Path.Combine(Directory.CreateDirectory(Path.Combine(layout.Root, "docs", "images")).FullName, name + ".png"),
                overwrite: true
            );
        }

        return new FileInfo(picture).Length;
    }
}
