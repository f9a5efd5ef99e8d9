using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class RingingCallTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task The_record_of_a_known_customer_opens_while_the_phone_rings()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call();

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Ringing");
        await Expect(agent.Card.GetByTestId("line")).ToHaveTextAsync("Acme Support");
        await Expect(agent.Card.GetByTestId("dialed-number")).ToHaveTextAsync("+18005550199");
        await Expect(agent.Card.GetByTestId("customer-name")).ToContainTextAsync("Jane Doe");
        Assert.Empty(agent.Violations);
    }
}
