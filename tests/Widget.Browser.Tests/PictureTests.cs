using ScreenPop.BrowserKit;
using ScreenPop.Contacts;
using ScreenPop.Widget.Browser.Tests.Driver;

namespace ScreenPop.Widget.Browser.Tests;

/// <summary>Every state of the card has no accessibility fault and matches its baseline picture.</summary>
public sealed class PictureTests(BrowserFixture browser)
{
    private static readonly (string Name, string? Value)[] NobodyKnown =
    [
        ("customerId", null),
        ("customerName", null),
        ("customerTier", null),
    ];

    public static TheoryData<string, ColorScheme> States()
    {
        var data = new TheoryData<string, ColorScheme>();
        foreach (
            var state in new[] { "idle", "match", "none", "multiple", "withheld", "error", "custom", "faults", "narrow", "rtl" }
        )
        {
            data.Add(state, ColorScheme.Light);
            data.Add(state, ColorScheme.Dark);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_state_of_the_card_is_accessible_and_looks_as_it_did(string state, ColorScheme scheme)
    {
        await using var host = await WidgetHost.StartAsync(file =>
        {
            if (state == "custom")
            {
                file["ccp"]!["mode"] = "custom";
            }

            if (state == "faults")
            {
                file["theme"] = "pink";
            }

            if (state == "rtl")
            {
                file["language"] = "ar";
            }
        });
        await using var context = await browser.Browser.NewContextAsync(
            new()
            {
                ColorScheme = scheme,
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = state == "narrow" ? new() { Width = 300, Height = 1600 } : new() { Width = 1280, Height = 720 },
            }
        );
        var agent = await AgentPage.SignedInAsync(context, host);

        await PutAsync(agent, state);

        var faults = await Axe.RunAsync(agent.Page);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await Picture.CompareAsync(agent.Page, $"{state}-{(scheme == ColorScheme.Dark ? "dark" : "light")}");
        Assert.Empty(agent.Violations);
    }

    private static async Task PutAsync(AgentPage agent, string state)
    {
        switch (state)
        {
            case "idle":
                return;
            case "none" or "error":
                agent.Call([("lookupStatus", state), .. NobodyKnown]);
                break;
            case "withheld":
                agent.Contact(
                    NewContact.Call(null, "+18005550199"),
                    [("lookupStatus", state), ("callerNumber", null), .. NobodyKnown]
                );
                break;
            case "multiple":
                agent.Call([
                    ("lookupStatus", state),
                    (
                        "candidates",
                        """[{"id":"C-1002","name":"Ann Roe","tier":"gold","account":"A-7"},{"id":"C-1003","name":"Bea Roe","account":"A-7"}]"""
                    ),
                    .. NobodyKnown,
                ]);
                break;
            default:
                var call = agent.Call(
                    ("customerAccount", "A-17"),
                    ("customerEmail", "jane@example.test"),
                    ("customerLanguage", "en-GB"),
                    ("customerNotes", "Prefers a call back in the afternoon."),
                    ("lineGreeting", "Acme Support, good morning!"),
                    (
                        "recentContacts",
                        """[{"at":"2026-01-02T09:04:05Z","channel":"VOICE","line":"Acme Support","agent":"jdoe","seconds":421}]"""
                    )
                );
                agent.Accepts(call);
                await Expect(agent.Card.GetByTestId("stage")).ToHaveTextAsync("On a call");
                break;
        }

        await Expect(agent.Card).ToBeVisibleAsync();
    }
}
