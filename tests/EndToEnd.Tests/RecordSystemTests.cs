using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The sample record system shows the customer, and keeps what agents note after a contact.</summary>
[Collection(LocalSites.Name)]
public sealed class RecordSystemTests(RunningSite site)
{
    [Fact]
    public async Task A_note_is_in_the_customers_record_at_the_next_call()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        desk.Call("+14155550103", "+18005550199");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await desk.Page.GetByTestId("outcomes").GetByText("Follow-up").ClickAsync();
        await desk.Page.GetByLabel("Notes", new() { Exact = true }).FillAsync("Order 4711 arrived damaged. Replacement sent.");
        await desk.Page.RunAndWaitForResponseAsync(
            () => desk.Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync(),
            response => response.Url.EndsWith("/notes", StringComparison.Ordinal) && response.Status == 204
        );

        desk.Call("+14155550103", "+18005550199");

        await Assertions.Expect(desk.Record.GetByRole(AriaRole.Heading, new() { Name = "Łukasz Żółć" })).ToBeVisibleAsync();
        var note = desk.Record.GetByRole(AriaRole.Listitem);
        await Assertions.Expect(note).ToContainTextAsync("Follow-up");
        await Assertions.Expect(note).ToContainTextAsync("Call · Acme Support");
        await Assertions.Expect(note).ToContainTextAsync("Order 4711 arrived damaged. Replacement sent.");
        var record = await desk.Page.Context.NewPageAsync();
        await record.SetViewportSizeAsync(800, 480);
        await record.GotoAsync(new Uri(site.Addresses.Records, "customers/C-1005").AbsoluteUri);
        await Screenshots.TakeAsync(record, "record");
    }

    [Fact]
    public async Task The_later_of_two_notes_of_a_contact_counts()
    {
        var id = $"C-{Guid.NewGuid():N}";
        foreach (var (text, at) in new[] { ("second", "10:05"), ("first", "10:04"), ("third", "10:06"), ("late", "10:05") })
        {
            using var kept = await PostAsync(
                $$"""{"contactId":"{{id}}","customerId":"{{id}}","text":"{{text}} <note>","at":"2026-01-02T{{at}}:00.000Z"}"""
            );
            Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        }

        using var http = new HttpClient();
        using var record = await http.GetAsync(
            new Uri(site.Addresses.Records, $"customers/{id}"),
            TestContext.Current.CancellationToken
        );
        var page = await record.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("third &lt;note&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("second", page, StringComparison.Ordinal);
        Assert.DoesNotContain("late &lt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"whose?","at":"2026-01-02T03:04:05.000Z"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"contactId":"c","at":"yesterday"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"contactId":"c"}""", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task What_is_no_note_is_refused(string body, HttpStatusCode status)
    {
        using var answer = await PostAsync(body);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_huge_note_is_refused()
    {
        using var answer = await PostAsync(
            $$"""{"contactId":"c","at":"2026-01-02T03:04:05Z","text":"{{new string('x', 70_000)}}"}"""
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Only_an_agents_page_may_post()
    {
        using var foreign = await PostAsync("""{"contactId":"c","at":"2026-01-02T03:04:05Z"}""", "https://evil.example.test");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task Its_pages_are_readable()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.Page.Context.NewPageAsync();
        foreach (
            var path in new[] { "", "customers/C-1001", "customers/none", "search?q=rivera", "search?q=nobody", "new?phone=1" }
        )
        {
            await page.GotoAsync(new Uri(site.Addresses.Records, path).AbsoluteUri);
            Assert.Empty(await Axe.RunAsync(page));
        }

        await page.GotoAsync(new Uri(site.Addresses.Records, "search?q=rivera").AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sam Rivera" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sam Rivera");
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? origin = null)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Addresses.Records, "notes"))
        {
            Content = content,
        };
        request.Headers.Add("Origin", origin ?? site.Addresses.AgentPage.GetLeftPart(UriPartial.Authority));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
