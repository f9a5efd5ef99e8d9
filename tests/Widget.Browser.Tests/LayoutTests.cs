using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The page in windows of every shape that an agent's desk has room for.</summary>
public sealed class LayoutTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(300, 500)]
    [InlineData(340, 900)]
    [InlineData(700, 600)]
    [InlineData(1024, 600)]
    [InlineData(1920, 1080)]
    public async Task The_caller_and_the_panel_and_the_record_can_be_seen(int width, int height)
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call();
        await Expect(agent.Record.GetByText("C-1001").First).ToBeAttachedAsync();

        foreach (
            var part in new[] { agent.Controls.GetByRole(AriaRole.Heading), agent.Page.Locator("#ccp iframe"), agent.Records }
        )
        {
            await part.ScrollIntoViewIfNeededAsync();
            await Expect(part).ToBeInViewportAsync(new() { Ratio = 0.2f });
        }

        Assert.Equal(width, await agent.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
