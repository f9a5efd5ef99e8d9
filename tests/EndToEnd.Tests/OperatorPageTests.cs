using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Lambda;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The operator follows a contact's story live and injects faults.</summary>
[Collection(LocalSites.Name)]
public sealed class OperatorPageTests(RunningSite site)
{
    [Fact]
    public async Task A_call_the_operator_lets_arrive_is_watched_from_block_to_block()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        await NewContactAsync(page);
        await page.GetByLabel("From").FillAsync("+14155550100");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("+18005550199");
        await page.GetByRole(AriaRole.Button, new() { Name = "Let arrive" }).ClickAsync();

        await page.SetViewportSizeAsync(1440, 900);
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("Jane Doe +1 415 555 0100 → Acme Support");
        await Assertions
            .Expect(page.Locator("#place"))
            .ToHaveTextAsync("Call · ringing at Jordan Doe · queue Support · inbound-screen-pop: Transfer to queue");
        await Assertions.Expect(page.Locator("#attributes")).ToContainTextAsync("Jane Doe");
        await Assertions.Expect(page.Locator("#path")).ToContainTextAsync("Look up customer (Invoke lambda function)");
        await Assertions.Expect(page.Locator("#drawing .current")).ToContainTextAsync("Transfer to queue");
        await Assertions
            .Expect(page.Locator("#heard li").First)
            .ToHaveTextAsync(new Regex("^0:[0-9]{2}Thank you for contacting"));
        var asked = page.Locator("#lambda dl").First;
        await Assertions.Expect(asked).ToContainTextAsync("Customer endpoint+14155550100");
        await Assertions.Expect(asked).ToContainTextAsync("System endpoint+18005550199");
        await Assertions.Expect(page.Locator("#lambda dl").Nth(1)).ToContainTextAsync("lookupStatusmatch");
        await page.Locator("#lambda summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("#lambda pre").First).ToContainTextAsync("\"ContactData\"");
        await Assertions.Expect(page.Locator("#agents")).ToContainTextAsync("Incoming call");
        await page.Locator("#lambda summary").First.ClickAsync();
        await page.Locator("#asked").EvaluateAsync("asked => asked.scrollTop = 0");
        await IsReadableAsync(page);
        await Screenshots.TakeAsync(page, "operator-page");
        Assert.Empty(await Axe.RunAsync(page));
    }

    [Fact]
    public async Task A_function_the_operator_throttles_leaves_the_call_with_an_error_status()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Faults" }).ClickAsync();
        await page.Locator("#lambda-fault [name=function]").SelectOptionAsync("CustomerLookup");
        await page.Locator("#lambda-fault [name=kind]").SelectOptionAsync("throttled");
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("#lambda-fault button").ClickAsync(),
            response => response.Url.EndsWith("/fault", StringComparison.Ordinal) && response.Status == 204
        );
        await page.Keyboard.PressAsync("Escape");
        try
        {
            var journey = desk.Call("+14155550100", "+18005550199");
            await page.Locator($"#contacts [data-contact-id='{journey.ContactId}']").ClickAsync();
            await Assertions.Expect(page.Locator("#lambda")).ToContainTextAsync("Throttled");
            Assert.Equal(
                0,
                await page.Locator("#asked").EvaluateAsync<int>("(asked) => Math.max(0, asked.scrollWidth - asked.clientWidth)")
            );
            await Assertions.Expect(page.Locator("#attributes")).ToContainTextAsync("error");
        }
        finally
        {
            site.Instance.Lambda.SetFault("CustomerLookup", null);
        }
    }

    [Fact]
    public async Task Faults_that_are_on_are_said_and_one_button_ends_them_all()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        var bar = page.Locator("#faults-bar");
        await Assertions.Expect(bar.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        site.Instance.Lambda.SetFault("CustomerLookup", new FunctionFault.Slow(TimeSpan.FromMilliseconds(800)));
        try
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Faults" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Locator("#table-fault [name=kind]").SelectOptionAsync("throttled");
            await page.Locator("#table-fault button").PressAsync("Enter");
            await Assertions
                .Expect(bar.Locator("p"))
                .ToHaveTextAsync("2 faults are on. CustomerLookup answers 800 ms late. The table is throttled.");
            await page.Keyboard.PressAsync("Escape");
            Assert.Empty(await Axe.RunAsync(page));
            await page.GetByRole(AriaRole.Button, new() { Name = "End both" }).PressAsync("Enter");
            await Assertions.Expect(bar.Locator("p")).ToBeHiddenAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Faults" })).ToBeFocusedAsync();
            Assert.Null(site.Instance.Lambda.FaultOf("CustomerLookup"));
            Assert.Null(site.Instance.Table!.Fault);
            await Assertions.Expect(page.Locator("#table-fault [name=kind]")).ToHaveValueAsync("none");
        }
        finally
        {
            site.Instance.Lambda.SetFault("CustomerLookup", null);
            site.Instance.Table!.Fault = null;
        }
    }

    [Fact]
    public async Task Contacts_are_filtered_by_what_is_read()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        var (jane, priya) = (desk.Call("+14155550100", "+18005550199"), desk.Call("+14155550102", "+18005550142"));
        await page.GetByLabel("Filter contacts").FillAsync("+14155550102");
        await Assertions.Expect(page.Locator($"[data-contact-id='{priya.ContactId}']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[data-contact-id='{jane.ContactId}']")).ToBeHiddenAsync();
        await page.GetByLabel("Filter contacts").FillAsync("plumbing");
        await Assertions.Expect(page.Locator($"[data-contact-id='{priya.ContactId}']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[data-contact-id='{jane.ContactId}']")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Chats_tasks_and_emails_arrive_several_at_once()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        await NewContactAsync(page);
        await page.GetByLabel("Channel").SelectOptionAsync("task");
        await page.GetByLabel("From").FillAsync("Call the supplier");
        await page.GetByLabel("How many").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Let arrive" }).ClickAsync();
        await Assertions
            .Expect(page.Locator("#contacts button", new() { HasText = "Task Call the supplier" }))
            .ToHaveCountAsync(3);
        await Assertions.Expect(desk.Ccp.GetByRole(AriaRole.Button, new() { Name = "Accept" })).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_contact_with_more_attributes_than_fit_is_read_by_keyboard()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        await page.SetViewportSizeAsync(1280, 500);
        // No function was asked, so the attributes have no button beside them.
        var contact = site.Instance.Center.CreateContact(
            NewContact.Call("+14155550100", "+18005550199") with
            {
                Attributes = Enumerable.Range(1, 30).ToDictionary(number => $"attribute{number}", number => "value"),
            }
        );
        await page.Locator($"#contacts [data-contact-id='{contact.Id}']").ClickAsync();

        await Assertions.Expect(page.Locator("#attributes")).ToContainTextAsync("attribute30");
        Assert.Empty(await Axe.RunAsync(page));
        site.Instance.Center.HangUpByCustomer(contact.Id);
    }

    [Fact]
    public async Task A_waiting_call_interrupts_an_agent_who_is_on_a_call()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        desk.Call("+14155550100", "+18005550199");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(desk.Stage).ToHaveTextAsync("On a call");
        var page = await desk.OpenOperatorAsync();
        var second = desk.Call("+14155550110", "+18005550142");
        await page.Locator($"#contacts [data-contact-id='{second.ContactId}']").ClickAsync();

        await page.Locator("#interrupt [name=username]").SelectOptionAsync("jdoe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Interrupt" }).ClickAsync();

        await Assertions.Expect(page.Locator("#place")).ToContainTextAsync("ringing at Jordan Doe");
        await Assertions.Expect(page.Locator("#interrupt")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Page.GetByTestId("offer")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_agents_page_is_told_that_its_session_is_refused()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        await desk.Page.EvaluateAsync("connect.core.onAuthFail(() => { window.refused = true; })");
        var page = await desk.OpenOperatorAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Faults" }).ClickAsync();
        await page.Locator("#incident button").ClickAsync();
        await desk.Page.WaitForFunctionAsync("() => window.refused === true");
    }

    [Theory]
    [InlineData("/operator/api/contacts/no-contact/interrupt/jdoe", "")]
    [InlineData("/operator/api/contacts", """{"channel":"voice"}""")]
    [InlineData("/operator/api/contacts", """{"channel":"pigeon","to":"+18005550199"}""")]
    [InlineData("/operator/api/contacts", """{"channel":"task","count":100000}""")]
    [InlineData("/operator/api/functions/CustomerLookup/fault", """{"kind":"slow","delayMs":-1}""")]
    public async Task An_impossible_request_is_refused_with_a_reason(string path, string body)
    {
        using var http = new HttpClient { BaseAddress = site.Addresses.Instance };
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await http.PostAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<string>(TestContext.Current.CancellationToken))!);
    }

    [Fact]
    public async Task Another_origins_page_cannot_throw_faults()
    {
        using var http = new HttpClient { BaseAddress = site.Addresses.Instance };
        http.DefaultRequestHeaders.Add("Origin", "https://evil.example.test");
        var answer = await http.PostAsJsonAsync(
            "/operator/api/ccp/faults",
            new { refusesFraming = true },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_services_api_starts_a_contact_that_runs_its_flow()
    {
        using var http = new HttpClient { BaseAddress = site.Addresses.Instance };
        var instance = site.Instance.Center.Instance.InstanceId;
        var flows = await http.GetFromJsonAsync<JsonObject>(
            $"/contact-flows-summary/{instance}",
            TestContext.Current.CancellationToken
        );
        var inbound = flows!["ContactFlowSummaryList"]!
            .AsArray()
            .Single(flow => flow!["Name"]!.ToString() == "inbound-screen-pop")!["Id"]!.ToString();
        var started = await http.PutAsJsonAsync(
            "/contact/outbound-voice",
            new
            {
                InstanceId = instance,
                ContactFlowId = inbound,
                DestinationPhoneNumber = "+14155550100",
                SourcePhoneNumber = "+18005550199",
            },
            JsonSerializerOptions.Default,
            TestContext.Current.CancellationToken
        );
        var contactId = (await started.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))![
            "ContactId"
        ]!.ToString();
        await site.Instance.Journeys.Find(contactId)!.InboundEnded.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("match", site.Instance.Center.FindContact(contactId)!.Attributes["lookupStatus"]);
        site.Instance.Center.Stop(contactId, DisconnectReason.Api);
    }

    [Fact]
    public async Task A_flow_the_linter_finds_wrong_is_not_published()
    {
        using var http = new HttpClient { BaseAddress = site.Addresses.Instance };
        var answer = await http.PutAsJsonAsync(
            $"/contact-flows/{site.Instance.Center.Instance.InstanceId}",
            new
            {
                Name = "Broken",
                Type = "CONTACT_FLOW",
                Content = """{"Version":"2019-10-30","StartAction":"missing","Actions":[]}""",
            },
            JsonSerializerOptions.Default,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("InvalidContactFlowException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    private static Task NewContactAsync(IPage page) => page.Locator("#new-contact summary").ClickAsync();

    /// <summary>The flow is drawn at a size at which its text is readable, not shrunk to fit.</summary>
    private static async Task IsReadableAsync(IPage page)
    {
        // In one step, because a block is drawn anew when something new is known of it.
        var height = await page.Locator("#drawing")
            .EvaluateAsync<double>("(drawing) => drawing.querySelector('.current rect').getBoundingClientRect().height");
        Assert.InRange(height, 50, 70);
        var (stage, drawing) = (
            await page.Locator(".stage").BoundingBoxAsync(),
            await page.Locator("#drawing").BoundingBoxAsync()
        );
        Assert.True(drawing!.Width <= stage!.Width, $"The drawing is {drawing.Width} wide in {stage.Width}.");
    }
}
