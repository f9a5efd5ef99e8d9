using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>The page around the rules, with an unexpected file, tab, frame or customer.</summary>
public sealed class ShellTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_faulty_file_costs_neither_the_phone_nor_the_record_and_is_named_with_its_place()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        string? body = null;
        await context.RouteAsync(
            "**/screen-pop.json",
            async route =>
            {
                var answer = await route.FetchAsync();
                var text = await answer.TextAsync();
                await route.FulfillAsync(
                    body switch
                    {
                        null => new() { Response = answer },
                        "503" => new() { Status = 503 },
                        _ => new() { Response = answer, Body = text.Replace("\"version\":1,", body, StringComparison.Ordinal) },
                    }
                );
            }
        );
        // The file was never valid. The phone works, no record opens, and the administrator reads the place of the error.
        body = "\"version\":1,,";
        var agent = await AgentPage.SignedInAsync(context, host);
        await Expect(agent.Page.GetByTestId("faults")).ToContainTextAsync("line 1, column ");
        agent.CallerGivesUp(agent.Call());

        // The file was valid once. From then on records open too, even if the file breaks.
        body = null;
        await agent.Page.ReloadAsync();
        await agent.ReadyAsync();
        foreach (var fault in new[] { "\"version\":1,,", "\"version\":7,", "503" })
        {
            body = fault;
            await agent.Page.ReloadAsync();
            await agent.ReadyAsync();
            await Expect(agent.Page.GetByTestId("faults")).ToBeVisibleAsync();
            var call = agent.Call();
            await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
            agent.CallerGivesUp(call);
            await Expect(agent.Records).ToHaveCountAsync(0);
        }

        // The page has no rules at all. It says so and tries again.
        await using var other = await browser.Browser.NewContextAsync();
        await other.RouteAsync("**/screen-pop.json", route => route.FulfillAsync(new() { Status = 503 }));
        var lost = await AgentPage.OpenAsync(other, host);
        await Expect(lost.Page.GetByTestId("sign-in")).ToContainTextAsync("shows no phone");
    }

    [Fact]
    public async Task The_code_that_draws_the_page_is_requested_once_and_after_the_phone()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var requested = new List<string>();
        context.Request += (_, request) => requested.Add(new Uri(request.Url).AbsolutePath);

        await AgentPage.SignedInAsync(context, host);

        int First(string part) => requested.FindIndex(path => path.Contains(part, StringComparison.Ordinal));
        foreach (var part in new[] { "screen-pop-app", "repeat", "clock", "words" })
        {
            Assert.Single(requested, path => path.Contains($"/assets/{part}-", StringComparison.Ordinal));
            Assert.True(First($"/assets/{part}-") > First("/ccp-v2"), string.Join('\n', requested));
        }
    }

    [Fact]
    public async Task A_search_has_a_place_of_its_own_and_the_phone_turns_to_the_contact_that_is_chosen()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var search = agent.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox);
        var searched = agent.Page.Locator("iframe[data-contact='']");

        // Without a contact, a search shows, and so does the next one.
        foreach (var name in new[] { "Jane", "John" })
        {
            await search.FillAsync(name);
            await search.PressAsync("Enter");
            await Expect(agent.Record.Locator("#address")).ToHaveTextAsync($"/search?q={name}");
        }

        // A call's record comes to the front. A search during the call keeps the text typed into the record.
        var call = agent.Call();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(searched).ToBeHiddenAsync();
        await agent.Record.Locator("h1").EvaluateAsync("(heading) => { heading.textContent = 'Half a note'; }");
        agent.Accepts(call);
        await search.FillAsync("Roe");
        await search.PressAsync("Enter");
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/search?q=Roe");
        await agent.Page.EvaluateAsync("() => connect.core.onViewContact(({ contactId }) => { globalThis.viewed = contactId; })");
        await agent.Page.Locator("record-bar").GetByRole(AriaRole.Button, new() { Name = "Jane Doe" }).ClickAsync();
        await Expect(agent.Record.Locator("h1")).ToHaveTextAsync("Half a note");
        await agent.Page.WaitForFunctionAsync("(contactId) => globalThis.viewed === contactId", call);
        Assert.Empty(agent.Violations);
    }

    [Fact]
    public async Task A_duplicated_tab_does_not_show_the_record_a_second_time()
    {
        await using var host = await WidgetHost.StartAsync();
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        var call = agent.Call();
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        agent.Accepts(call);

        // Simulates Duplicate tab, where the copy has the same storage.
        var name = await agent.Page.EvaluateAsync<string>("() => sessionStorage.getItem('screen-pop.tab')");
        await context.AddInitScriptAsync(
            $"if (window === top && !sessionStorage.getItem('screen-pop.tab')) sessionStorage.setItem('screen-pop.tab', '{name}');"
        );
        var copy = await AgentPage.SignedInAsync(context, host);
        await Expect(copy.Card).ToHaveAttributeAsync("data-pop", "elsewhere");
        await Expect(copy.Records).ToHaveCountAsync(0);
        Assert.NotEqual(name, await copy.Page.EvaluateAsync<string>("() => sessionStorage.getItem('screen-pop.tab')"));
    }

    [Fact]
    public async Task A_frame_that_the_policy_refuses_is_told_as_blocked_and_a_click_opens_the_window()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            file["allowedOrigins"]!.AsArray().Add("http://127.0.0.1:9");
            file["rules"]![0]!["open"]!["url"] = "http://127.0.0.1:9/customers/{customerId}";
        });
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await TellsBlockedAsync(agent);
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Why this?" }).ClickAsync();
        var why = agent.Page.GetByTestId("why");
        await Expect(why).ToContainTextAsync("policy refuses this record a frame");
        await Expect(why).Not.ToContainTextAsync("Opened after");
        await Expect(why.GetByTestId("pop-time")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_record_that_leads_to_a_sign_in_page_which_the_policy_refuses_is_opened_by_a_click()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            var open = file["rules"]![0]!["open"]!;
            open["url"] = open["url"]!.GetValue<string>().Replace("/customers/", "/signed-out/", StringComparison.Ordinal);
        });
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);

        agent.Call();

        await TellsBlockedAsync(agent);
    }

    [Fact]
    public async Task A_search_whose_frame_the_policy_refuses_opens_in_a_window_at_once()
    {
        // The record system sends searches to a sign-in page on an origin that is not in the page's policy.
        await using var host = await WidgetHost.StartAsync(file =>
            file["records"]!["search"] = file["records"]!["search"]!
                .GetValue<string>()
                .Replace("/search?q=", "/signed-out/", StringComparison.Ordinal)
        );
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Call();
        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        var search = agent.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox);
        await search.FillAsync("Roe");

        await agent.Page.RunAndWaitForPopupAsync(() => search.PressAsync("Enter"));

        await Expect(agent.Record.Locator("#address")).ToHaveTextAsync("/customers/C-1001");
        await Expect(agent.Records).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_task_is_ended_in_amazons_panel_and_a_dialed_call_takes_the_focus_from_a_chat()
    {
        await using var host = await WidgetHost.StartAsync(file => file["ccp"]!["mode"] = "custom");
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        agent.Contact(new NewContact { Channel = Channel.Task, InitiationMethod = InitiationMethod.Api });
        await agent.Control("Accept").ClickAsync();
        var panel = agent.Page.FrameLocator("#ccp iframe");
        await panel.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Clear contact", Exact = true }).ClickAsync();
        await Expect(agent.Card).ToHaveCountAsync(0);

        agent.Chat();
        await agent.Control("Accept").ClickAsync();
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("Chat");
        await agent.Page.EvaluateAsync(
            "() => new Promise((success, failure) => new connect.Agent().connect(connect.Endpoint.byPhoneNumber('+14155550142'), { success, failure }))"
        );
        await Expect(agent.Tabs).ToHaveCountAsync(2);
        await Expect(agent.Tabs.Last).ToHaveAttributeAsync("aria-selected", "true");
    }

    private static async Task TellsBlockedAsync(AgentPage agent)
    {
        await Expect(agent.Card).ToHaveAttributeAsync("data-pop", "blocked");
        await Expect(agent.Records).ToHaveCountAsync(0);
        await Expect(agent.Page.GetByTestId("pop-chip")).ToContainTextAsync("This page may not show the record inside it.");
    }
}
