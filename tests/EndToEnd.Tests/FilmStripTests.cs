using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The film strip of the README: one call on the agent's screen, from ringing to done.</summary>
[Collection(LocalSites.Name)]
public sealed class FilmStripTests(RunningSite site)
{
    [Fact]
    public async Task One_call_is_taken_from_ringing_to_done()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var strip = new FilmStrip(desk.Page);
        ILocator Button(string name) => desk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        desk.Call("+14155550100", "+18005550199");
        await Assertions.Expect(Button("Accept")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Record.GetByRole(AriaRole.Heading, new() { Name = "Jane Doe" })).ToBeVisibleAsync();
        await strip.TakeAsync("It rings: who, for which line, what to say, and the record is open");

        await Button("Accept").ClickAsync();
        await Assertions.Expect(desk.Stage).ToContainTextAsync("On a call");
        await strip.TakeAsync("On the call");

        await Button("Hold").ClickAsync();
        await Assertions.Expect(Button("Resume")).ToBeVisibleAsync();
        await strip.TakeAsync("On hold");

        await Button("Resume").ClickAsync();
        await Button("Transfer").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("transfer").GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await strip.TakeAsync("Whom to ask, or to pass it on to");
        await desk.Page.Keyboard.PressAsync("Escape");

        await Button("End").ClickAsync();
        await Assertions.Expect(desk.Stage).ToContainTextAsync("After-call work");
        await desk.Page.GetByTestId("outcomes").GetByText("Resolved").ClickAsync();
        await desk
            .Card.GetByRole(AriaRole.Textbox, new() { Name = "Notes" })
            .FillAsync("Order 4711 arrived damaged. Replacement sent.");
        await strip.TakeAsync("Afterwards: notes, and what comes next");

        await Button("Done").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("idle")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByTestId("past")).ToContainTextAsync("Resolved");
        await strip.TakeAsync("Done, and on the day’s list");
        await strip.SaveAsync("film-strip");
    }
}
