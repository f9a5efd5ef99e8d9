using ScreenPop.BrowserKit;
using ScreenPop.Ccp.Faults;
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

        var state = agent.Page.GetByTestId("agent-state");

        var call = agent.Call();
        await Expect(state).ToHaveTextAsync("Incoming call");
        await Button("Accept").ClickAsync();
        await Expect(said).ToHaveTextAsync("Accept: done");
        await Expect(state).ToHaveTextAsync("On a call");

        await Button("Hold").ClickAsync();
        await Expect(controls).ToContainTextAsync("On hold");
        await Button("Resume").ClickAsync();
        await Expect(Button("Hold")).ToBeVisibleAsync();
        await Button("Mute").ClickAsync();
        await Expect(Button("Unmute")).ToBeVisibleAsync();
        await Expect(controls).ToContainTextAsync("You are muted");
        await Button("Keypad").ClickAsync();
        await Button("Key 5").ClickAsync();
        await Expect(said).ToHaveTextAsync("Keypad: done");

        await Button("Transfer").ClickAsync();
        var party = controls.GetByRole(AriaRole.Textbox, new() { Name = "Colleague, queue or number" });
        await party.FillAsync("415 555 0142");
        await Expect(controls).ToContainTextAsync("Start with + and the country code.");
        await party.FillAsync("+1 (415) 555-0142");
        await Button("Consult: +1 415 555 0142").ClickAsync();
        await Expect(Button("Join all")).ToBeVisibleAsync();
        await Expect(controls).ToContainTextAsync("+1 415 555 0142");
        await Button("Join all").ClickAsync();
        await Expect(said).ToHaveTextAsync("Join all: done");
        await Button("Drop +1 415 555 0142").ClickAsync();
        await Button("End").ClickAsync();
        await Expect(state).ToHaveTextAsync("After-call work");
        await Button("Done").ClickAsync();
        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await Expect(state).ToHaveTextAsync("Available");
        Assert.Equal(ContactState.Ended, host.Center.FindContact(call)!.State);
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task The_agent_changes_state_dials_out_and_declines()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        await ChooseAsync(agent, "Offline");
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Offline");
        await ChooseAsync(agent, "Available");
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Available");

        await agent.Controls.GetByRole(AriaRole.Textbox, new() { Name = "Phone number" }).FillAsync("+1 415 555 0142");
        await agent.Controls.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Expect(agent.Card.GetByTestId("caller-number")).ToHaveTextAsync("+1 415 555 0142");
        await agent.Control("End").ClickAsync();
        await Expect(agent.Control("Done").Or(agent.Page.GetByTestId("idle"))).ToBeVisibleAsync();
        if (await agent.Control("Done").IsVisibleAsync())
        {
            await agent.Control("Done").ClickAsync();
        }

        await Expect(agent.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Available");

        // A declined or missed contact stays on the desk until it is closed. No other contact rings before that.
        agent.Call();
        await agent.Control("Decline").ClickAsync();
        await Expect(agent.Card).ToHaveAttributeAsync("data-stage", "ended");
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Declined");
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Declined");
        await agent.Control("Done").ClickAsync();
        await Expect(agent.Card).ToHaveAttributeAsync("data-stage", "ringing");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Today" }).ClickAsync();
        await Expect(agent.Page.GetByTestId("past")).ToContainTextAsync("Contacts: 2");
    }

    [Theory]
    [InlineData("Hold", "holdConnection")]
    [InlineData("End", "destroyConnection")]
    public async Task What_the_service_refuses_is_said_in_its_words(string control, string method)
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await agent.DoesAsync("Accept");
        host.Ccp.Faults = CcpFaults.None with
        {
            Api = CcpFaults.None.Api.Add(method, new ApiFault("Refused", "The line is busy.")),
        };

        await agent.Control(control).ClickAsync();

        await Expect(agent.Page.GetByTestId("control-said")).ToHaveTextAsync($"{control}: not done. The line is busy.");
        await Expect(agent.Control(control)).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(AgentPage agent, string state)
    {
        await agent.Page.GetByTestId("state").ClickAsync();
        await agent.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = state }).ClickAsync();
    }
}
