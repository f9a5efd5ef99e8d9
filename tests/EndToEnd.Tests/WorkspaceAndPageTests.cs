using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>An agent with the workspace in one tab and the agent's page in another.</summary>
[Collection(WorkspaceSites.Name)]
public sealed class WorkspaceAndPageTests(WorkspaceSite site) : IDisposable
{
    private const string Support = "+18005550199";

    private readonly string profile = Directory.CreateTempSubdirectory("screenpop-profile-").FullName;

    public void Dispose() => Directory.Delete(profile, recursive: true);

    [Fact]
    public async Task An_agent_who_has_allowed_it_gets_each_record_in_one_of_the_two()
    {
        AllowStorage();
        await using var context = await site.Chromium.OpenProfileAsync(profile);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Addresses.AgentPage.AbsoluteUri);
        await page.WaitForFunctionAsync("() => globalThis.connect?.agent?.initialized");
        await using var desk = await WorkspaceDesk.OpenAsync(site, context: context);
        await Assertions.Expect(desk.App.GetByTestId("share")).ToHaveCountAsync(0);

        var contactId = desk.Call("+14155550100", Support);
        var onPage = page.GetByTestId("contact-card");
        await Assertions.Expect(onPage).ToHaveAttributeAsync("data-contact", contactId);
        await desk.ShowsAsync(contactId, "ringing", "match");
        // Both have decided, and one of them has the record.
        ILocator[] cards = [onPage, desk.Card(contactId)];
        var records = 0;
        foreach (var card in cards)
        {
            await Assertions.Expect(card).ToHaveAttributeAsync("data-pop", new Regex("^(opened|elsewhere)$"));
            records += await card.GetAttributeAsync("data-pop") == "opened" ? 1 : 0;
        }

        Assert.Equal(1, records);

        // Without the page, the app opens the record.
        await desk.DoAsync(contactId, "Accept");
        await desk.DoAsync(contactId, "End");
        await desk.DoAsync(contactId, "Close contact");
        await page.CloseAsync();
        var next = desk.Call("+14155550102", Support);
        await Assertions.Expect(desk.Record(next).Locator("h1")).ToHaveTextAsync("Priya Raman");
    }

    /// <summary>Writes the browser's setting for an agent who has granted storage access.</summary>
    private void AllowStorage()
    {
        var key = $"[*.]{site.Addresses.AgentPage.Host},[*.]{site.Addresses.Workspace.Host}";
        var exceptions = new Dictionary<string, object> { [key] = new { setting = 1, last_modified = "13400000000000000" } };
        var preferences = new { profile = new { content_settings = new { exceptions = new { storage_access = exceptions } } } };
        var folder = Directory.CreateDirectory(Path.Combine(profile, "Default"));
        File.WriteAllText(Path.Combine(folder.FullName, "Preferences"), JsonSerializer.Serialize(preferences));
    }
}
