using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts.Agents;

namespace ScreenPop.Ccp.Tests.Faults;

/// <summary>Everything that keeps a page from its CCP.</summary>
public sealed class SignInTests(BrowserFixture browser) : CcpTests(browser)
{
    private static readonly object Impatient = new { ccpLoadTimeout = 1_000 };

    [Fact]
    public async Task A_page_whose_agent_is_not_signed_in_times_out_and_comes_up_after_the_popup()
    {
        var host = await HostAsync();
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true };
        var context = await ContextAsync();
        var page = await EmbeddingPage.OpenAsync(context, host, options: Impatient);
        await page.WaitForAsync("ackTimeout");
        await SignInAsync(context, host);
        await page.WaitForAsync("onInitialized");
        Assert.Equal(
            "jdoe",
            await page.EvaluateAsync<string>(
                "new Promise((resolve) => connect.agent((agent) => resolve(agent.getConfiguration().username)))"
            )
        );
    }

    [Fact]
    public async Task Where_the_browser_refuses_third_party_cookies_signing_in_helps_the_popup_only()
    {
        var host = await HostAsync();
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true, RefusesThirdPartyCookies = true };
        var context = await ContextAsync();
        var popup = await SignInAsync(context, host);
        await Assertions.Expect(popup.Locator("#shown-state")).ToHaveTextAsync("Available");
        var page = await EmbeddingPage.OpenAsync(context, host, options: Impatient);
        await page.WaitForAsync("ackTimeout");
        await Assertions.Expect(page.Ccp.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task A_ccp_that_starts_slowly_is_taken_for_one_that_needs_a_sign_in_and_comes_up_all_the_same()
    {
        var host = await HostAsync();
        host.Ccp.Faults = CcpFaults.None with { SlowStart = TimeSpan.FromMilliseconds(1_500) };
        var page = await EmbeddingPage.OpenAsync(await ContextAsync(), host, options: new { ccpLoadTimeout = 1_000 });
        await page.WaitForAsync("ackTimeout");
        host.Ccp.Faults = CcpFaults.None;
        await page.WaitForAsync("onInitialized");
    }

    [Fact]
    public async Task A_dead_ccp_is_tried_ten_times_and_given_up()
    {
        var host = await HostAsync();
        host.Ccp.Faults = CcpFaults.None with { SlowStart = Timeout.InfiniteTimeSpan };
        var page = await EmbeddingPage.OpenAsync(await ContextAsync(), host, options: new { ccpLoadTimeout = 250 });
        await page.WaitForAsync("core.onIframeRetriesExhausted");
    }

    [Fact]
    public async Task A_page_of_an_origin_that_is_not_approved_shows_no_ccp()
    {
        var host = await HostAsync(configure: ccp => ccp.ApprovedOrigins.Clear());
        var context = await ContextAsync();
        var refusals = new List<string>();
        context.Console += (_, message) => refusals.Add(message.Text);
        var page = await EmbeddingPage.OpenAsync(context, host, options: Impatient);
        await page.WaitForAsync("ackTimeout");
        Assert.Contains(refusals, text => text.Contains("frame-ancestors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_approved_page_that_does_not_say_who_asks_shows_no_ccp_either()
    {
        var host = await HostAsync();
        var context = await ContextAsync();
        await context.AddInitScriptAsync(
            """
            addEventListener("DOMContentLoaded", () =>
              document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" })));
            """
        );
        var refusals = new List<string>();
        context.Console += (_, message) => refusals.Add(message.Text);
        var page = await EmbeddingPage.OpenAsync(context, host, options: Impatient);
        await page.WaitForAsync("ackTimeout");
        Assert.Contains(refusals, text => text.Contains("frame-ancestors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_ends_in_every_page_and_asks_for_a_sign_in()
    {
        var (host, page) = await ConnectedAsync();
        await page.Page.EvaluateAsync("connect.core.getUpstream().sendUpstream(connect.EventType.TERMINATE)");
        await page.WaitForAsync("terminated");
        await Assertions.Expect(page.Ccp.Locator("h1")).ToHaveTextAsync("Sign in");
        Assert.Equal(AgentState.Offline, host.Center.FindAgent("jdoe")!.State);
    }

    [Fact]
    public async Task A_user_name_nobody_has_is_not_signed_in()
    {
        var host = await HostAsync();
        host.Ccp.Faults = CcpFaults.None with { RequiresSignIn = true };
        var page = await (await ContextAsync()).NewPageAsync();
        await page.GotoAsync(host.CcpUrl.ToString());
        await page.GetByLabel("Username").FillAsync("<b>nobody</b>");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task Storage_access_is_granted_before_anything_else_happens()
    {
        var host = await HostAsync();
        var page = await EmbeddingPage.OpenAsync(
            await ContextAsync(),
            host,
            options: new { storageAccess = new { canRequest = true } }
        );
        await page.WaitForAsync("onInitialized");
        Assert.Equal(
            host.CcpUrl.AbsolutePath,
            await page.EvaluateAsync<string>(
                "new URL(connect.storageAccess.getRequestStorageAccessUrl()).pathname.replace('/request-storage-access', '')"
            )
        );
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, CcpHost host)
    {
        var popup = await context.NewPageAsync();
        await popup.GotoAsync(host.CcpUrl.ToString());
        await popup.GetByLabel("Username").FillAsync("jdoe");
        await popup.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(popup).ToHaveURLAsync(new Regex("username=jdoe$"));
        return popup;
    }
}
