using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ScreenPop.Cli;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>Records a contact of the running instance and replays it.</summary>
[Collection(LocalSites.Name)]
public sealed class StoryTests(RunningSite site) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("screenpop-story").FullName;

    [Fact]
    public async Task A_recorded_call_is_the_same_when_it_is_replayed_and_different_by_other_rules()
    {
        var contactId = await WorkedCallAsync();
        var file = Path.Combine(folder, "story.json");

        var recorded = await RunAsync("record", contactId, "--out", file, "--port", $"{site.Addresses.Port}");
        var again = await RunAsync("record", contactId, "--out", file, "--port", $"{site.Addresses.Port}");
        var replayed = await RunAsync("replay", file);

        Assert.Equal((0, ""), (recorded.ExitCode, recorded.Errors));
        Assert.Equal(2, again.ExitCode);
        Assert.Equal((0, "user-1: the same.\n"), (replayed.ExitCode, replayed.Output));

        var story = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        story["rules"]!["rules"]![0]!["at"] = "connected";
        await File.WriteAllTextAsync(file, story.ToJsonString(), TestContext.Current.CancellationToken);
        var changed = await RunAsync("replay", file);

        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("  - Decided: open", changed.Output, StringComparison.Ordinal);
        Assert.Contains("when connected.", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_has_the_whole_journey_and_nobodys_data()
    {
        var contactId = await WorkedCallAsync();
        var file = Path.Combine(folder, "story.json");
        await RunAsync("record", contactId, "--out", file, "--port", $"{site.Addresses.Port}");

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Jane", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("4155550100", text, StringComparison.Ordinal);
        Assert.DoesNotContain("C-1001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Jordan", text, StringComparison.Ordinal);
        var story = JsonNode.Parse(text)!;
        Assert.Contains(story["contact"]!["path"]!.AsArray(), block => block!["type"]!.ToString() == "InvokeLambdaFunction");
        var customerId = story["contact"]!["attributes"]!["customerId"]!.ToString();
        Assert.Equal(
            customerId,
            JsonNode.Parse(story["contact"]!["lambda"]![0]!["answer"]!.ToString())!["customerId"]!.ToString()
        );
        var agent = story["agents"]![0]!;
        Assert.Contains($"/customers/{customerId}", agent["widget"]!["pop"]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("+18005550199", story["contact"]!["attributes"]!["dialedNumber"]!.ToString());
        var states = agent["streams"]!
            .AsArray()
            .Select(message =>
                message!["data"]?["snapshot"]?["contacts"]?.AsArray().FirstOrDefault()?["state"]!["type"]!.ToString()
            )
            .OfType<string>()
            .Distinct();
        Assert.Equal(["connecting", "connected", "ended"], states);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("[1,", "cannot be read")]
    [InlineData("{}", "is not a recorded contact")]
    [InlineData("""{"format":"screen-pop-story-9"}""", "this version reads 'screen-pop-story-1'")]
    [InlineData("""{"format":"screen-pop-story-1","rules":{},"agents":[]}""", "is damaged")]
    [InlineData(
        """{"format":"screen-pop-story-1","rules":{},"contact":{"contact":{"contactId":"c"}},"agents":[]}""",
        "nothing to replay"
    )]
    public async Task An_invalid_story_is_not_replayed(string content, string reason)
    {
        var file = Path.Combine(folder, "bad.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await RunAsync("replay", file);

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_or_an_instance_that_is_not_there_is_named()
    {
        var nobody = await RunAsync("record", "no-such-contact", "--port", $"{site.Addresses.Port}");
        var nothing = await RunAsync("record", "--port", "1");

        Assert.Equal(2, nobody.ExitCode);
        Assert.Contains("no contact 'no-such-contact'", nobody.Errors, StringComparison.Ordinal);
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("screenpop up", nothing.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Runs a call that pops, is accepted, ends and is cleared, and waits for the widget's report.</summary>
    private async Task<string> WorkedCallAsync()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var contactId = desk.Call("+14155550100", "+18005550199").ContactId;
        await Assertions.Expect(desk.Record.GetByRole(AriaRole.Heading, new() { Name = "Jane Doe" })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        // When a call ends, the widget looks for a rule of after-contact work. Its last report says that there is none.
        await desk.Page.RunAndWaitForResponseAsync(
            () => desk.Page.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync(),
            response =>
                response.Url.EndsWith("/story/trace", StringComparison.Ordinal)
                && response.Request.PostData!.Contains("noRule", StringComparison.Ordinal)
        );
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("idle")).ToBeVisibleAsync();
        Assert.True(site.Instance.Center.FindContact(contactId)!.IsOver);
        return contactId;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" },
            errors = new() { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
