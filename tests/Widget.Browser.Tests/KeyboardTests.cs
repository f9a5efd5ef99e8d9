using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>An agent without a mouse.</summary>
public sealed class KeyboardTests(WindowedBrowserFixture browser)
{
    // The name that a screen reader gives the innermost focused element.
    private const string Focused = """
        () => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.ariaLabel ?? element?.closest('label')?.innerText.split('\n')[0] ?? element?.innerText?.trim() ?? '';
        }
        """;

    [Fact]
    public async Task A_call_is_taken_held_and_closed_and_every_control_is_reached_with_the_keyboard_alone()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 720 },
            }
        );
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await Expect(agent.Card).ToBeVisibleAsync();

        await TabToAsync(agent, "Accept");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");

        var reached = await WalkAsync(agent);
        foreach (
            var control in new[]
            {
                "Find a customer",
                "On a call",
                "Help and keys",
                "Mute",
                "End",
                "Hold",
                "Keypad",
                "Transfer",
                "+1 415 555 0100",
                "Open again",
                "Why this?",
            }
        )
        {
            Assert.True(
                reached.Exists(name => name.Contains(control, StringComparison.Ordinal)),
                $"{control} is not among {string.Join(", ", reached)}"
            );
        }

        await TabToAsync(agent, "Hold");
        await agent.Page.Keyboard.PressAsync("Space");
        await Expect(agent.Controls).ToContainTextAsync("On hold");
        await TabToAsync(agent, "Why this?");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByTestId("why")).ToContainTextAsync("Known customer");
        await agent.Page.Keyboard.PressAsync("Escape");
        await TabToAsync(agent, "End");
        await agent.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(agent, "Done");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_digit_on_the_open_keypad_sends_its_tone_and_picks_no_customer()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Accepts(
            agent.Call(
                ("lookupStatus", "multiple"),
                ("customerId", null),
                ("customerName", null),
                ("customerTier", null),
                ("candidates", """[{"id":"C-1002","name":"Ann Roe"},{"id":"C-1003","name":"Bea Roe"}]""")
            )
        );
        await Expect(agent.Card.GetByTestId("picker")).ToContainTextAsync("Bea Roe");

        await agent.Page.Keyboard.PressAsync("Alt+K");
        await Expect(agent.Page.GetByRole(AriaRole.Button, new() { Name = "Key 1" })).ToBeFocusedAsync();
        await agent.Page.Keyboard.PressAsync("2");
        await Expect(agent.Page.GetByLabel("Keys sent")).ToHaveTextAsync("2");
        await Expect(agent.Card.GetByTestId("picker")).ToContainTextAsync("Bea Roe");
        await Expect(agent.Records).ToHaveCountAsync(0);

        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("2");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1003");
    }

    [Fact]
    public async Task High_contrast_keeps_the_focus_the_chosen_tab_and_the_borders_visible()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync(
            new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce }
        );
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Accepts(agent.Chat(("customerName", "John Roe")));
        agent.Call();
        await Expect(agent.Tabs).ToHaveCountAsync(2);

        await TabToAsync(agent, "John Roe");
        var chosen = await StyleAsync(agent.Tabs.Filter(new() { HasText = "John Roe" }));
        var other = await StyleAsync(agent.Tabs.Filter(new() { HasText = "Jane Doe" }));
        Assert.NotEqual("none", chosen[0]);
        Assert.NotEqual(chosen[1], other[1]);
        Assert.Equal("solid", (await StyleAsync(agent.Control("Accept")))[2]);
        var faults = await Axe.RunAsync(agent.Page);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await Picture.CompareAsync(agent.Page, "contrast");
    }

    /// <summary>The computed outline, border and border style.</summary>
    private static Task<string[]> StyleAsync(ILocator element) =>
        element.EvaluateAsync<string[]>(
            "(element) => { const style = getComputedStyle(element); return [style.outlineStyle, `${style.borderColor} ${style.borderWidth} ${style.backgroundColor}`, style.borderTopStyle]; }"
        );

    private static async Task TabToAsync(AgentPage agent, string name)
    {
        for (var steps = 0; steps < 80; steps++)
        {
            if ((await agent.Page.EvaluateAsync<string>(Focused)).Contains(name, StringComparison.Ordinal))
            {
                return;
            }

            await agent.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {name}.");
    }

    /// <summary>The names of all stops on one round through the page with Tab.</summary>
    private static async Task<List<string>> WalkAsync(AgentPage agent)
    {
        var reached = new List<string>();
        for (var steps = 0; steps < 60; steps++)
        {
            await agent.Page.Keyboard.PressAsync("Tab");
            reached.Add(await agent.Page.EvaluateAsync<string>(Focused));
        }

        return reached;
    }
}
