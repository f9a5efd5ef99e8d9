using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

public sealed class CustomCcpTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_call_is_taken_held_muted_consulted_joined_and_closed_without_amazons_panel()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var controls = agent.Page.GetByTestId("call-controls");
        var said = agent.Page.GetByTestId("control-said");
        ILocator Button(string name) => controls.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        var call = agent.Call();
        await Button("Accept").ClickAsync();
        await Expect(said).ToHaveTextAsync("Accept: done");
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Busy");

        await Button("Hold").ClickAsync();
        await Expect(controls).ToContainTextAsync("on hold");
        await Button("Resume").ClickAsync();
        await Expect(Button("Hold")).ToBeVisibleAsync();
        await Button("Mute").ClickAsync();
        await Expect(Button("Mute")).ToHaveAttributeAsync("aria-pressed", "true");
        await controls.GetByText("Keypad").ClickAsync();
        await Button("Key 5").ClickAsync();
        await Expect(said).ToHaveTextAsync("Keypad: done");

        await controls.GetByText("Transfer", new() { Exact = true }).ClickAsync();
        await controls.GetByRole(AriaRole.Textbox, new() { Name = "Phone number" }).FillAsync("415 555 0142");
        await Button("Call first").ClickAsync();
        await Expect(said).ToContainTextAsync("Start with + and the country code.");
        await controls.GetByRole(AriaRole.Textbox, new() { Name = "Phone number" }).FillAsync("+1 (415) 555-0142");
        await Button("Call first").ClickAsync();
        await Expect(Button("Join all")).ToBeVisibleAsync();
        await Expect(controls).ToContainTextAsync("+14155550142");
        await Button("Join all").ClickAsync();
        await Expect(said).ToHaveTextAsync("Join all: done");
        await Button("Drop").ClickAsync();
        await Button("Hang up").ClickAsync();
        await Button("Close contact").ClickAsync();
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Available");
        Assert.Equal(ContactState.Ended, host.Center.FindContact(call)!.State);
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_agent_changes_state_dials_out_and_declines()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var bar = agent.Page.GetByRole(AriaRole.Region, new() { Name = "Agent" });

        await bar.GetByTestId("state").SelectOptionAsync("Offline");
        await Expect(agent.Page.GetByTestId("agent-said")).ToHaveTextAsync("Status Offline: done");
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Offline");
        await bar.GetByTestId("state").SelectOptionAsync("Available");
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Available");

        agent.Call();
        await agent.Page.GetByTestId("call-controls").GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("control-said").Or(agent.Page.GetByTestId("idle")).First).ToBeVisibleAsync();
    }
}
