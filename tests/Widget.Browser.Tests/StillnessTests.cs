using System.Text.Json.Nodes;
using ScreenPop.BrowserKit;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>Nothing on the page moves while a contact rings, is connected and ends.</summary>
public sealed class StillnessTests(BrowserFixture browser)
{
    // Counts from the paint of the ringing band. Shifts just after an input count too: the agent reads on while accepting.
    private const string Watch = """
        () => {
          window.moved = [];
          window.stage = 'ringing';
          let rung = Infinity;
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => { rung = performance.now(); };
          const look = () => {
            if (document.querySelector('screen-pop-app').shadowRoot.querySelector('.strip.ring')) port1.postMessage('');
            else requestAnimationFrame(look);
          };
          look();
          const at = ({ x, y, width, height }) => `${x},${y} ${width}x${height}`;
          window.shifts = new PerformanceObserver((entries) => {
            for (const { value, sources, startTime } of entries.getEntries()) {
              if (startTime < rung) continue;
              moved.push(`${stage}: ${value.toFixed(4)}`);
              for (const { previousRect, currentRect } of sources)
                moved.push(`  from ${at(previousRect)} to ${at(currentRect)}`);
            }
          });
          shifts.observe({ type: 'layout-shift' });
        }
        """;

    private const string ThreeFrames = """
        (stage) => new Promise((resolve) => {
          window.stage = stage;
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        })
        """;

    private static readonly (string Name, string? Value)[] Known =
    [
        ("customerAccount", "A-100"),
        ("customerEmail", "jane@example.test"),
        ("customerLanguage", "en-US"),
        ("customerNotes", "Prefers to be called in the morning. Has two open orders; ask which one this is about."),
        ("lineGreeting", "Thank you for calling Acme Support. How may I help you?"),
        (
            "recentContacts",
            """[{"at":"2026-01-02T09:04:05Z","channel":"VOICE","direction":"INBOUND","line":"Acme Support","agent":"Sam R.","seconds":372}]"""
        ),
    ];

    [Theory]
    [InlineData("custom", 1280, 800, true)]
    [InlineData("custom", 1280, 800, false)]
    [InlineData("custom", 380, 680, true)]
    [InlineData("custom", 380, 680, false)]
    [InlineData("native", 1280, 800, true)]
    [InlineData("custom", 1280, 800, true, "Aleksandra Maria Wojciechowska-Kowalczyk of the Northern Trading Company")]
    [InlineData("custom", 1440, 900, true, "Anna Li Obermann")]
    [InlineData("custom", 380, 680, true, "Aleksandra Maria Wojciechowska-Kowalczyk of the Northern Trading Company")]
    public async Task A_contact_rings_is_connected_and_ends_without_moving_anything(
        string mode,
        int width,
        int height,
        bool known,
        string name = "Jane Doe"
    )
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            file["ccp"]!["mode"] = mode;
            file["wrapUp"] = new JsonObject
            {
                ["outcomes"] = new JsonArray("Resolved", "Follow-up", "Call back", "Passed on", "Wrong number"),
            };
        });
        await using var context = await browser.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        var agent = await AgentPage.SignedInAsync(context, host);
        // The controls and the extras load when the page is ready. Their arrival belongs to no contact.
        await agent.Page.WaitForFunctionAsync(
            "() => { const app = document.querySelector('screen-pop-app'); return app.extras && app.state.controls; }"
        );

        await agent.Page.EvaluateAsync(Watch);
        var call = known ? agent.Call([.. Known, ("customerName", name)]) : agent.Call();
        await Expect(agent.Controls).ToContainTextAsync("Incoming call");
        await Expect(agent.Record.Locator("#address")).ToBeVisibleAsync();
        await StandsAsync(agent, "accepted");
        agent.Accepts(call);
        await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
        await StandsAsync(agent, "connected");
        // Half a minute later the greeting is said.
        await agent.Page.EvaluateAsync(
            "document.querySelector('screen-pop-app').shadowRoot.querySelector('contact-card').greeted = true"
        );
        await StandsAsync(agent, "greeted");
        agent.CallerGivesUp(call);
        await Expect(agent.Page.GetByTestId("outcomes")).ToBeVisibleAsync();
        await StandsAsync(agent, "ended");

        var moved = await agent.Page.EvaluateAsync<string[]>("moved");
        Assert.True(moved.Length == 0, string.Join('\n', moved));
    }

    /// <summary>Waits until the state is painted and the browser has reported what it moved.</summary>
    [Fact]
    public async Task What_changes_its_words_changes_its_colours_with_them()
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            file["ccp"]!["mode"] = "custom";
            file["wrapUp"] = new JsonObject { ["outcomes"] = new JsonArray("Resolved", "Follow-up") };
        });
        await using var context = await browser.Browser.NewContextAsync();
        var agent = await AgentPage.SignedInAsync(context, host);
        // A ground that still fades has words on it that belong to the next one: at worst dark on dark.
        await agent.Page.EvaluateAsync("document.documentElement.style.setProperty('--fast', '60s')");

        var call = agent.Call();
        await Expect(agent.Page.GetByTestId("agent-state")).ToHaveTextAsync("Incoming call");
        await FadesAsync(agent);
        agent.Accepts(call);
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Mute" }).ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Button, new() { Name = "Unmute" })).ToBeVisibleAsync();
        await FadesAsync(agent);
        agent.CallerGivesUp(call);
        await agent.Page.GetByTestId("outcomes").GetByText("Resolved").ClickAsync();
        await FadesAsync(agent);

        static async Task FadesAsync(AgentPage agent) =>
            Assert.Empty(
                await agent.Page.EvaluateAsync<string[]>(
                    """
                    () => document.querySelector('screen-pop-app').shadowRoot.getAnimations()
                      .map(({ effect }) => effect.target)
                      .filter((node) => node.matches('.state, .ctl, .option'))
                      .map((node) => `${node.className}: ${node.textContent.trim()}`)
                    """
                )
            );
    }

    private static async Task StandsAsync(AgentPage agent, string stage) => await agent.Page.EvaluateAsync(ThreeFrames, stage);
}
