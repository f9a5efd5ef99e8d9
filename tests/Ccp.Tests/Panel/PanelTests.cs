using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Tests.Driver;
using ScreenPop.Contacts;

namespace ScreenPop.Ccp.Tests.Panel;

/// <summary>The CCP's own page: an agent handles a whole call with the keyboard alone, and with clicks.</summary>
public sealed class PanelTests(BrowserFixture browser) : CcpTests(browser)
{
    [Fact]
    public async Task A_whole_call_is_worked_by_keyboard_alone()
    {
        var host = await HostAsync(options: TwoAgents with { AnswerTime = TimeSpan.Zero });
        var page = await OpenAsync(host);
        await FocusAsync(page, "Status");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#shown-state")).ToHaveTextAsync("Break");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("#shown-state")).ToHaveTextAsync("Available");

        host.Call();
        await Assertions.Expect(page.Locator(".contact")).ToContainTextAsync("Call · rings");
        await PressAsync(page, "Accept");
        await Assertions.Expect(page.Locator(".contact")).ToContainTextAsync("connected");
        // The pressed button has gone, and the next one has the focus.
        Assert.Equal("Hold", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Resume", await WaitForFocusAsync(page, "Resume"));
        await page.Keyboard.PressAsync("Enter");
        await WaitForFocusAsync(page, "Hold");
        await PressAsync(page, "Mute");
        await PressAsync(page, "Unmute");

        await FocusAsync(page, "Keypad");
        var sent = DigitsAsync(host);
        await page.Keyboard.TypeAsync("12#");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("12#", await sent);

        await FocusAsync(page, "Transfer to");
        await page.Keyboard.PressAsync("End");
        await FocusAsync(page, "Number");
        await page.Keyboard.TypeAsync("+14155550142");
        await page.Keyboard.PressAsync("Enter");
        await PressAsync(page, "Swap");
        await PressAsync(page, "Join");
        await PressAsync(page, "Remove +14155550142");
        await PressAsync(page, "End");
        await PressAsync(page, "Clear contact");
        await Assertions.Expect(page.Locator(".contact")).ToHaveCountAsync(0);

        await FocusAsync(page, "Call");
        await page.Keyboard.TypeAsync("+14155550100");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".contact")).ToContainTextAsync("connected");
    }

    [Fact]
    public async Task Every_button_of_every_channel_does_what_it_says()
    {
        var host = await HostAsync(options: TwoAgents);
        var page = await OpenAsync(host);
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        host.Call();
        await Button("Decline").ClickAsync();
        await Assertions.Expect(page.Locator("#shown-state")).ToHaveTextAsync("Missed a call");
        host.Center.HangUpByCustomer(host.Center.State.Contacts.Keys.Single());
        await Button("Clear contact").ClickAsync();

        host.Arrives(new NewContact { Channel = Channel.Task, Name = "Check the order" });
        await Button("Accept").ClickAsync();
        await Button("Pause").ClickAsync();
        await Button("Resume").ClickAsync();
        await Button("End").ClickAsync();
        await Button("Clear contact").ClickAsync();

        var chat = host.Arrives(new NewContact { Channel = Channel.Chat, CustomerName = "Jane" });
        await Button("Accept").ClickAsync();
        await page.GetByLabel("Transfer to").SelectOptionAsync("Robin Roe (agent)");
        await Button("Transfer").ClickAsync();
        await Button("Clear contact").ClickAsync();
        Assert.Equal(DisconnectReason.Transferred, host.Center.FindContact(chat.Id)!.DisconnectReason);

        host.Arrives(new NewContact { Channel = Channel.Email, Name = "Where is my order?" });
        await Button("Accept").ClickAsync();
        await Button("End").ClickAsync();
        await Button("Clear contact").ClickAsync();
        await Assertions.Expect(page.Locator(".contact")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_panel_is_accessible_before_in_and_after_a_call()
    {
        var host = await HostAsync();
        var page = await OpenAsync(host);
        Assert.Empty(await Axe.RunAsync(page));
        var call = host.Call();
        await Assertions.Expect(page.Locator(".contact")).ToContainTextAsync("Call · rings");
        Assert.Empty(await Axe.RunAsync(page));
        host.Center.Accept("jdoe", call.Id);
        await Assertions.Expect(page.Locator("#keypad")).ToBeVisibleAsync();
        Assert.Empty(await Axe.RunAsync(page));
        host.Center.HangUpByCustomer(call.Id);
        await Assertions.Expect(page.Locator(".contact")).ToContainTextAsync("Call · over");
        Assert.Empty(await Axe.RunAsync(page));
    }

    [Fact]
    public async Task A_contact_is_accepted_although_another_arrives_during_the_click()
    {
        var host = await HostAsync(options: TwoAgents);
        var page = await OpenAsync(host);
        var contacts = page.Locator(".contact");
        var accepted = contacts.Filter(new() { HasText = "Check the order" });
        host.Arrives(new NewContact { Channel = Channel.Task, Name = "Check the order" });

        await SlowClick.OnAsync(
            accepted.GetByRole(AriaRole.Button, new() { Name = "Accept" }),
            async () =>
            {
                host.Arrives(new NewContact { Channel = Channel.Task, Name = "Call the customer back" });
                await Assertions.Expect(contacts).ToHaveCountAsync(2);
            }
        );

        await Assertions.Expect(accepted).ToContainTextAsync("connected");
    }

    [Fact]
    public async Task A_call_that_ends_muted_leaves_the_next_one_unmuted()
    {
        var host = await HostAsync();
        var page = await OpenAsync(host);
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        var muted = host.Call();
        await Button("Accept").ClickAsync();
        await Button("Mute").ClickAsync();
        await Assertions.Expect(Button("Unmute")).ToBeVisibleAsync();
        host.Center.HangUpByCustomer(muted.Id);
        await Button("Clear contact").ClickAsync();

        host.Call();
        await Button("Accept").ClickAsync();
        await Assertions.Expect(Button("Mute")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(CcpHost host)
    {
        var page = await (await ContextAsync()).NewPageAsync();
        await page.GotoAsync(host.CcpUrl.ToString());
        await Assertions.Expect(page.Locator("#shown-state")).ToHaveTextAsync("Available");
        return page;
    }

    private static Task<string> DigitsAsync(CcpHost host)
    {
        var digits = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Center.Subscribe(change =>
        {
            if (change.Events.FirstOrDefault(happened => happened.Type == ContactEventType.DigitsSent) is { Detail: { } keys })
            {
                digits.TrySetResult(keys);
            }
        });
        return digits.Task;
    }

    /// <summary>Waits for a button, moves to it with Tab, and presses it.</summary>
    private static async Task PressAsync(IPage page, string button)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First).ToBeVisibleAsync();
        await FocusAsync(page, button);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Moves with Tab to the control of this name.</summary>
    private static async Task FocusAsync(IPage page, string name)
    {
        var passed = new List<string>();
        while (await FocusedAsync(page) != name)
        {
            Assert.True(passed.Count < 60, $"Tab does not come to '{name}'; it came to {string.Join(", ", passed.Distinct())}.");
            await page.Keyboard.PressAsync("Tab");
            passed.Add(await FocusedAsync(page));
        }
    }

    private static async Task<string> WaitForFocusAsync(IPage page, string name)
    {
        await page.WaitForFunctionAsync("(name) => document.activeElement?.textContent === name", name);
        return name;
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>(
            "() => { const at = document.activeElement; return at?.labels?.[0]?.textContent ?? at?.textContent?.trim().slice(0, 40) ?? ''; }"
        );
}
