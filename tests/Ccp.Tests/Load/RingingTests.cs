using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;

namespace ScreenPop.Ccp.Tests.Load;

/// <summary>
/// Measures how soon a page learns of a call. The test prints the figure and asserts none, because it depends on the machine.
/// </summary>
public sealed class RingingTests(BrowserFixture browser, ITestOutputHelper output) : CcpTests(browser)
{
    [Fact]
    public async Task Every_call_rings_in_the_page_and_the_time_it_takes_is_printed()
    {
        var (host, page) = await ConnectedAsync();
        await page.Page.EvaluateAsync(
            "connect.contact((contact) => contact.onConnecting(() => { window.rangAt = performance.timeOrigin + performance.now(); }))"
        );
        var took = new List<double>();
        for (var count = 0; count < 20; count++)
        {
            var arrived = DateTimeOffset.UtcNow;
            var call = host.Call();
            await page.WaitForAsync("onConnecting");
            took.Add(await page.EvaluateAsync<double>("window.rangAt") - (arrived - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            host.Center.HangUpByCustomer(call.Id);
            await page.WaitForAsync("onDestroy");
            await page.ForgetAsync();
        }

        took.Sort();
        output.WriteLine($"From the queue to onConnecting: {took[10]:0.0} ms (median of 20), {took[^1]:0.0} ms (longest).");
        Assert.Equal(20, took.Count);
    }
}
