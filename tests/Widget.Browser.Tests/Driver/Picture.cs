using System.Runtime.CompilerServices;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>
/// Compares the page with a picture beside the tests. Fonts differ between machines, so it compares only the layout: the mean
/// colour of every 40 by 40 pixels. <c>UPDATE_PICTURES=1</c> writes the pictures anew.
/// </summary>
internal static class Picture
{
    /// <summary>The share of fields that may differ: a line of text may break elsewhere in another font.</summary>
    private const double Tolerance = 0.10;

    public static async Task CompareAsync(IPage page, string name, [CallerFilePath] string caller = "")
    {
        var baseline = Path.Combine(Path.GetDirectoryName(caller)!, "Pictures", $"{name}.png");
        var now = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(baseline)!);
            await File.WriteAllBytesAsync(baseline, now);
            return;
        }

        Assert.True(
            File.Exists(baseline),
            $"There is no picture {name}.png yet: run once with UPDATE_PICTURES=1 and look at it."
        );
        await using var context = await page.Context.Browser!.NewContextAsync();
        var difference = await (await context.NewPageAsync()).EvaluateAsync<double>(
            Comparison,
            new[] { Convert.ToBase64String(await File.ReadAllBytesAsync(baseline)), Convert.ToBase64String(now) }
        );
        Assert.True(
            difference <= Tolerance,
            $"{name} looks different in {difference:P0} of the page: look at it, and run with UPDATE_PICTURES=1 if it is meant."
        );
    }

    private const string Comparison = """
        async (pictures) => {
          const field = 40;
          const [before, now] = await Promise.all(pictures.map(async (data) => {
            const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(Math.ceil(bitmap.width / field), Math.ceil(bitmap.height / field));
            const drawing = canvas.getContext('2d');
            drawing.imageSmoothingQuality = 'high';
            drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
            return drawing.getImageData(0, 0, canvas.width, canvas.height);
          }));
          if (before.width !== now.width || before.height !== now.height) return 1;
          let different = 0;
          for (let i = 0; i < now.data.length; i += 4) {
            const distance = Math.max(...[0, 1, 2].map((channel) => Math.abs(now.data[i + channel] - before.data[i + channel])));
            if (distance > 24) different++;
          }
          return different / (now.data.length / 4);
        }
        """;
}
