using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Contacts;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The customers' side: any channel, several at once.</summary>
[Collection(LocalSites.Name)]
public sealed class PhonePageTests(RunningSite site)
{
    [Fact]
    public async Task Calls_chats_tasks_and_emails_are_under_way_at_once()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var phone = await desk.OpenPhoneAsync();
        await ArriveAsync(phone, "Call", "+14155550100", "+18005550199");
        await Assertions
            .Expect(Contact(phone, "Call from +1 415 555 0100 to +1 800 555 0199"))
            .ToContainTextAsync("Ringing at an agent");
        await ArriveAsync(phone, "Call", "+14155550199", "+18005550142");
        await ArriveAsync(phone, "Chat", "Jane", "+18005550199");
        await ArriveAsync(phone, "Task", "Check the order", "+18005550199");
        await ArriveAsync(phone, "E-mail", "jane@example.test", "support@example.test");

        await Assertions
            .Expect(Contact(phone, "Call from +1 415 555 0199 to +1 800 555 0142"))
            .ToContainTextAsync("Waiting for an agent");
        await Assertions.Expect(Contact(phone, "Chat from Jane to +1 800 555 0199")).ToBeVisibleAsync();
        await Assertions.Expect(Contact(phone, "Task Check the order")).ToBeVisibleAsync();
        await Assertions.Expect(Contact(phone, "E-mail from jane@example.test to support@example.test")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Hang up" })).ToHaveCountAsync(2);
        await Screenshots.TakeAsync(phone, "caller-phone");
        Assert.Empty(await Axe.RunAsync(phone));

        await Contact(phone, "Call from +1 415 555 0100").GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await Assertions.Expect(Contact(phone, "Call from +1 415 555 0100")).ToContainTextAsync("Over");
        await Assertions.Expect(Contact(phone, "Call from +1 415 555 0199")).Not.ToContainTextAsync("Over");
    }

    [Fact]
    public async Task Several_calls_of_one_kind_are_placed_with_one_click()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var phone = await desk.OpenPhoneAsync();
        await phone.GetByLabel("How many").FillAsync("3");
        await ArriveAsync(phone, "Call", "anonymous", "+18005550142");

        await Assertions.Expect(Contacts(phone, "Call from anonymous to +1 800 555 0142")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_customer_who_asks_for_a_callback_is_dialed_before_an_agent_is()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var phone = await desk.OpenPhoneAsync();
        await ArriveAsync(phone, "Callback", "+14155550100", "+18005550199");

        await Assertions.Expect(Contact(phone, "+1 415 555 0100 to +1 800 555 0199")).ToContainTextAsync("Over");
        await Assertions.Expect(desk.Card).ToContainTextAsync("Jane Doe");
        var rings = Assert.Single(site.Instance.Center.FindAgent("jdoe")!.Contacts);
        Assert.Equal(
            InitiationMethod.CallbackCustomerFirstDialed,
            site.Instance.Center.FindContact(rings.ContactId)!.InitiationMethod
        );
    }

    [Fact]
    public async Task A_caller_who_waits_long_reads_the_latest_prompts()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var phone = await desk.Page.Context.NewPageAsync();
        await phone.AddInitScriptAsync("globalThis.EventSource = class { constructor() { globalThis.stream = this; } };");
        await phone.GotoAsync(site.Addresses.Phone.AbsoluteUri);
        await phone.WaitForFunctionAsync("() => globalThis.stream?.onmessage");
        foreach (var first in new[] { 1, 2 })
        {
            var heard = Enumerable.Range(first, 6).Select(number => $"Prompt {number}");
            await phone.EvaluateAsync(
                """
                (heard) => stream.onmessage({ data: JSON.stringify([
                  { contactId: 'c', channel: 'voice', from: '+14155550100', to: '+18005550199', state: 'queued', isOver: false, heard },
                ]) })
                """,
                heard
            );
            await Assertions.Expect(phone.Locator(".heard li")).ToHaveTextAsync(heard);
        }
    }

    [Fact]
    public async Task The_page_says_that_a_contact_cannot_arrive()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var phone = await desk.OpenPhoneAsync();
        await ArriveAsync(phone, "Call", new string('1', 300), "+18005550142");

        await Assertions.Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 256 characters");
    }

    private static async Task ArriveAsync(IPage phone, string channel, string from, string to)
    {
        await phone.GetByRole(AriaRole.Radio, new() { Name = channel, Exact = true }).CheckAsync();
        await phone.Locator("[name=from]").FillAsync(from);
        await phone.Locator("[name=to]").FillAsync(to);
        await phone.RunAndWaitForResponseAsync(
            () => phone.Locator("#start").ClickAsync(),
            answer => answer.Request.Method == "POST"
        );
    }

    /// <summary>The newest contact of this title.</summary>
    private static ILocator Contact(IPage phone, string title) => Contacts(phone, title).First;

    private static ILocator Contacts(IPage phone, string title) => phone.Locator("#contacts > li", new() { HasText = title });
}
