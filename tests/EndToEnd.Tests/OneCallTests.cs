using Microsoft.Playwright;
using ScreenPop.Lambda;

namespace ScreenPop.EndToEnd.Tests;

[Collection(LocalSites.Name)]
public sealed class OneCallTests(RunningSite site)
{
    [Fact]
    public async Task A_known_callers_record_is_on_the_screen_while_the_phone_rings()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var phone = await desk.OpenPhoneAsync();
        await phone.GetByLabel("Call from", new() { Exact = true }).FillAsync("+14155550100");
        await phone.GetByLabel("Dial", new() { Exact = true }).FillAsync("+18005550199");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();

        await desk.Page.BringToFrontAsync();
        await Assertions.Expect(desk.Record.GetByRole(AriaRole.Heading, new() { Name = "Jane Doe" })).ToBeVisibleAsync();
        await Assertions.Expect(desk.Stage).ToContainTextAsync("Incoming call");
        await Assertions.Expect(desk.Line).ToHaveTextAsync("Acme Support");
        await Assertions.Expect(desk.DialedNumber).ToHaveTextAsync("+1 800 555 0199");
        await Assertions.Expect(desk.Card).ToContainTextAsync("Gold");
        await Assertions.Expect(phone.GetByRole(AriaRole.Status).First).ToContainTextAsync("Ringing at an agent");
        await Screenshots.TakeAsync(desk.Page, "agent-page");
    }

    [Fact]
    public async Task Failure_13_the_second_line_shows_its_own_name()
    {
        await using var desk = await AgentDesk.OpenAsync(site);

        desk.Call("+14155550100", "+18005550142");

        await Assertions.Expect(desk.Line).ToHaveTextAsync("Acme Plumbing");
        await Assertions.Expect(desk.DialedNumber).ToHaveTextAsync("+1 800 555 0142");
    }

    [Fact]
    public async Task A_shared_number_offers_the_agent_everyone_who_has_it()
    {
        await using var desk = await AgentDesk.OpenAsync(site);

        desk.Call("+14155550101", "+18005550199");

        var picker = desk.Page.GetByTestId("picker");
        await Assertions.Expect(picker.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await picker.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(desk.Record.Locator("h1")).ToContainTextAsync("Rivera");
    }

    [Fact]
    public async Task An_unknown_caller_gets_a_card_with_the_number_filled_in()
    {
        await using var desk = await AgentDesk.OpenAsync(site);

        desk.Call("+14155550199", "+18005550199");

        await Assertions.Expect(desk.Page.GetByTestId("lookup-none")).ToBeVisibleAsync();
        await Assertions.Expect(desk.CallerNumber).ToHaveTextAsync("+1 415 555 0199");
        await desk.Page.GetByTestId("new-record").ClickAsync();
        await Assertions.Expect(desk.Record.GetByLabel("Phone")).ToHaveValueAsync("+14155550199");
    }

    [Theory]
    [InlineData("anonymous", "withheld")]
    [InlineData("+266696687", "withheld")]
    [InlineData("sip:desk@example.test", "withheld")]
    public async Task Failure_25_a_withheld_caller_id_reaches_the_agent_like_any_other(string from, string lookupStatus)
    {
        await using var desk = await AgentDesk.OpenAsync(site);

        var journey = desk.Call(from, "+18005550199");

        await Assertions.Expect(desk.Card).ToBeVisibleAsync();
        await Assertions.Expect(desk.Line).ToHaveTextAsync("Acme Support");
        await Assertions.Expect(desk.Page.GetByTestId("record-frame")).ToHaveCountAsync(0);
        Assert.Equal(lookupStatus, site.Instance.Center.FindContact(journey.ContactId)!.Attributes["lookupStatus"]);
    }

    [Fact]
    public async Task Failure_2_with_the_function_killed_in_mid_call_the_contact_still_reaches_the_agent()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        site.Instance.Lambda.SetFault("CustomerLookup", new FunctionFault.Killed());
        try
        {
            var journey = desk.Call("+14155550100", "+18005550199");

            await Assertions.Expect(desk.Page.GetByTestId("lookup-error")).ToBeVisibleAsync();
            await Assertions.Expect(desk.DialedNumber).ToHaveTextAsync("+1 800 555 0199");
            Assert.Equal("error", site.Instance.Center.FindContact(journey.ContactId)!.Attributes["lookupStatus"]);
        }
        finally
        {
            site.Instance.Lambda.SetFault("CustomerLookup", null);
            await FirstLookup.MakeAsync(site.Instance);
        }
    }

    [Fact]
    public async Task The_call_is_taken_and_ended_with_the_pages_own_controls()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        desk.Call("+14155550100", "+18005550199");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Stage).ToContainTextAsync("On a call");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("idle")).ToBeVisibleAsync();
    }
}
