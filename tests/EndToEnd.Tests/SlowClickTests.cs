using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Contacts;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>A click works on every page of the instance although the page is told something new during it.</summary>
[Collection(LocalSites.Name)]
public sealed class SlowClickTests(RunningSite site)
{
    private const string Known = "+14155550100";
    private const string Support = "+18005550199";

    [Fact]
    public async Task A_contact_is_chosen_on_the_operators_page_while_another_changes()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await OpenAsync(desk, site.Addresses.Operator);
        var other = Waits();
        var chosen = Waits();

        await SlowClick.OnAsync(
            Item(page, chosen),
            async () =>
            {
                site.Instance.Center.HangUpByCustomer(other.Id);
                await Assertions.Expect(Item(page, other)).ToContainTextAsync("over");
            }
        );

        await Assertions.Expect(Item(page, chosen)).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_functions_JSON_is_opened_on_the_operators_page_while_its_contact_changes()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await OpenAsync(desk, site.Addresses.Operator);
        var journey = desk.Call(Known, Support);
        await journey.InboundEnded.WaitAsync(TestContext.Current.CancellationToken);
        await page.Locator($"#contacts [data-contact-id='{journey.ContactId}']").ClickAsync();

        await SlowClick.OnAsync(
            page.Locator("#lambda summary").First,
            async () =>
            {
                site.Instance.Center.SetAttributes(journey.ContactId, new Dictionary<string, string> { ["seen"] = "now" });
                await Assertions.Expect(page.Locator("#attributes")).ToContainTextAsync("seen");
            }
        );

        await Assertions.Expect(page.Locator("#lambda pre").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_contact_is_ended_on_the_home_page_while_another_comes_and_leaves()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await OpenAsync(desk, site.Addresses.Home);
        // All of the page fits, so it does not scroll when an item leaves.
        await page.SetViewportSizeAsync(1440, 1600);
        var other = Waits();
        var ended = Waits();
        var active = page.Locator("#active li");
        await Assertions.Expect(active).ToHaveCountAsync(2);

        await SlowClick.OnAsync(
            page.Locator($"#active [data-contact-id='{ended.Id}']"),
            async () =>
            {
                site.Instance.Center.HangUpByCustomer(other.Id);
                await Assertions.Expect(active).ToHaveCountAsync(1);
            }
        );

        await Assertions.Expect(active).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_is_opened_from_the_home_page_while_a_contact_arrives()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await OpenAsync(desk, site.Addresses.Home);

        var opened = await page.RunAndWaitForPopupAsync(() =>
            SlowClick.OnAsync(
                page.GetByRole(AriaRole.Link, new() { Name = "Open Operator" }),
                async () =>
                {
                    Waits();
                    await Assertions.Expect(page.Locator("#active li")).ToHaveCountAsync(1);
                }
            )
        );

        Assert.Equal(site.Addresses.Operator, new Uri(opened.Url));
    }

    [Fact]
    public async Task A_chat_is_accepted_in_the_workspace_while_a_second_arrives()
    {
        await using var desk = await WorkspaceDesk.OpenAsync(site);
        var accepted = desk.Chat();

        await SlowClick.OnAsync(
            desk.Offer(accepted, "Accept"),
            async () =>
            {
                var second = desk.Chat();
                await Assertions.Expect(desk.Offer(second, "Accept")).ToBeVisibleAsync();
            }
        );

        await Assertions.Expect(desk.Offer(accepted, "End")).ToBeVisibleAsync();
    }

    private Contact Waits() => site.Instance.Center.CreateContact(NewContact.Call(Known, Support));

    private static ILocator Item(IPage page, Contact contact) => page.Locator($"#contacts [data-contact-id='{contact.Id}']");

    private static async Task<IPage> OpenAsync(AgentDesk desk, Uri address)
    {
        var page = await desk.Page.Context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }
}
