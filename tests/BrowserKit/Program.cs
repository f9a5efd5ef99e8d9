using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Prerequisites;

await BuildStep.RunAsync(async announce =>
{
    using var playwright = await Playwright.CreateAsync();
    await InstalledChromium.GetAsync(playwright, announce, CancellationToken.None);
});
