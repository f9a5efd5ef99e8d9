using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ScreenPop.BrowserKit;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting.Drawing.Page;
using ScreenPop.Toolchain;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The page of a flow (<c>flows show --html</c>), opened as a single file.</summary>
public sealed class FlowPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private static readonly string Flow = Path.Combine(RepositoryLayout.Find().ContactFlows, "flows", "inbound-screen-pop.json");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");
    private readonly List<string> complaints = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_block_is_there_with_its_branches_and_a_finding_stands_at_its_block()
    {
        await using var context = await browser.Browser.NewContextAsync();
        var page = await OpenAsync(context);

        await Assertions.Expect(page.Locator(".block")).ToHaveCountAsync(Language(Sick()).Actions.Count);
        await Assertions
            .Expect(page.Locator(".block", new() { HasText = "Check lookup status" }).Locator(".out"))
            .ToHaveTextAsync(["= match", "= multiple", "= none", "= withheld", "no match"]);
        await Assertions.Expect(page.Locator(".block:has(.badge.error) .name")).ToHaveTextAsync(["Look up customer"]);
        await Assertions.Expect(page.Locator(".bar .chip.error")).ToHaveTextAsync("1 error");

        await page.GetByRole(AriaRole.Button, new() { Name = "Look up customer AWS Lambda function, 1 finding" }).ClickAsync();

        var facts = page.Locator("#facts section:visible");
        await Assertions.Expect(facts.Locator("h2")).ToHaveTextAsync("Look up customer");
        await Assertions.Expect(facts.Locator(".finding.error")).ToContainTextAsync("\"30\" is not a number from 1 to 8.");
        await Assertions.Expect(facts.Locator("dl")).ToContainTextAsync("${CustomerLookupFunctionArn}");
        await facts.GetByRole(AriaRole.Button, new() { Name = "error Set lookup error" }).ClickAsync();
        await Assertions.Expect(facts.Locator("h2")).ToHaveTextAsync("Set lookup error");
        await Assertions.Expect(page.Locator(".edge.to")).ToHaveCountAsync(2);
        await Screenshots.TakeAsync(page, "flow-page");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task It_zooms_where_the_pointer_is_and_pans()
    {
        await using var context = await browser.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1400, Height = 900 },
            }
        );
        var page = await OpenAsync(context);
        var block = page.Locator(".block", new() { HasText = "Check channel" });
        var before = (await block.BoundingBoxAsync())!;
        var (x, y) = (before.X + (before.Width / 2), before.Y + (before.Height / 2));

        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.WheelAsync(0, -400);
        await page.WaitForFunctionAsync("was => parseInt(document.getElementById('zoom').value) > was", Percent(before.Width));
        var nearer = (await block.BoundingBoxAsync())!;
        Assert.InRange(nearer.X + (nearer.Width / 2), x - 2, x + 2);
        Assert.True(nearer.Width > before.Width * 1.5);

        await page.Mouse.MoveAsync(700, 860);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(640, 830);
        await page.Mouse.UpAsync();
        var moved = (await block.BoundingBoxAsync())!;
        Assert.Equal((-60, -30), ((int)Math.Round(moved.X - nearer.X), (int)Math.Round(moved.Y - nearer.Y)));

        await page.GetByRole(AriaRole.Button, new() { Name = "Fit to window" }).ClickAsync();
        await Assertions.Expect(page.Locator("#zoom")).ToHaveTextAsync($"{Percent(before.Width)} %");
    }

    [Fact]
    public async Task The_keyboard_goes_from_block_to_block_and_finds_one()
    {
        await using var context = await browser.Browser.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = await OpenAsync(context);

        await page.Locator("#theme").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#facts section:visible h2")).ToHaveTextAsync("Set logging");
        await Assertions.Expect(page.Locator(".block[aria-pressed=true]")).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("apolog");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#facts section:visible h2")).ToHaveTextAsync("Apologize");
        await Assertions.Expect(page.Locator(".block[aria-pressed=true]")).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#facts section:visible h2")).ToHaveTextAsync("Findings");
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_can_be_read_by_everybody_in_both_colour_schemes(ColorScheme scheme)
    {
        await using var context = await browser.Browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await OpenAsync(context);

        Assert.Empty(await Axe.RunAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "at Look up customer" }).ClickAsync();
        Assert.Empty(await Axe.RunAsync(page));
        await Screenshots.TakeAsync(page, scheme == ColorScheme.Dark ? "flow-page-dark" : "flow-page-light");
    }

    /// <summary>The names of blocks in a foreign file are text on the page.</summary>
    [Fact]
    public async Task A_block_named_like_a_script_is_only_named_so()
    {
        await using var context = await browser.Browser.NewContextAsync();
        const string Name = "</script><script>document.title='taken'</script>";

        var page = await OpenAsync(
            context,
            Sick().Replace("Apologize", JsonValue.Create(Name)!.ToJsonString()[1..^1], StringComparison.Ordinal)
        );

        await Assertions.Expect(page).ToHaveTitleAsync("flow");
        await Assertions.Expect(page.Locator($".block[data-name=\"{Name}\"] .name")).ToHaveTextAsync(Name);
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, string? flow = null)
    {
        var json = flow ?? Sick();
        var report = FlowLinter.Lint(System.Text.Encoding.UTF8.GetBytes(json), "flow.json");
        var file = Path.Combine(folder.FullName, "flow.html");
        await File.WriteAllTextAsync(file, FlowPage.Write(Language(json), report), TestContext.Current.CancellationToken);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal))
            {
                complaints.Add(request.Url);
            }
        };
        await page.GotoAsync(new Uri(file).ToString());
        return page;
    }

    private static Flow Language(string json) =>
        ScreenPop.FlowLanguage.Flow.Parse(System.Text.Encoding.UTF8.GetBytes(json), "flow");

    /// <summary>The shipped flow with one mistake in it.</summary>
    private static string Sick()
    {
        var flow = JsonNode.Parse(File.ReadAllText(Flow))!;
        flow["Actions"]!.AsArray().First(action => (string)action!["Identifier"]! == "Look up customer")!["Parameters"]![
            "InvocationTimeLimitSeconds"
        ] = "30";
        return flow.ToJsonString();
    }

    /// <summary>The zoom that the page shows for a block of this width.</summary>
    private static int Percent(float width) =>
        int.Parse(Math.Round(width / 216 * 100).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
