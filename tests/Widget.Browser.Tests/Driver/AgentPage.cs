using ScreenPop.Contacts;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>The agent's page as the agent sees it, and the contacts that reach it.</summary>
internal sealed class AgentPage
{
    private readonly WidgetHost host;
    private readonly List<string> violations = [];

    private AgentPage(IPage page, WidgetHost host)
    {
        Page = page;
        this.host = host;
        page.Console += (_, message) =>
        {
            // The browser reports each refusal of the policy in the console.
            if (
                message.Text.Contains("Content Security Policy", StringComparison.Ordinal)
                || message.Text.Contains("Trusted", StringComparison.Ordinal)
            )
            {
                violations.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The refusals of the content security policy so far.</summary>
    public IReadOnlyList<string> Violations => violations;

    public ILocator Card => Page.GetByTestId("contact-card");

    public ILocator Records => Page.GetByTestId("record-frame");

    public IFrameLocator Record => Page.FrameLocator("[data-testid=record-frame]:not([hidden])");

    public ILocator Said => Page.GetByTestId("said");

    /// <summary>The page's own call controls.</summary>
    public ILocator Controls => Page.GetByTestId("call-controls");

    public ILocator Tabs => Page.GetByRole(AriaRole.Tab);

    public static async Task<AgentPage> OpenAsync(IBrowserContext context, WidgetHost host, string path = "/")
    {
        var agent = new AgentPage(await context.NewPageAsync(), host);
        await agent.Page.GotoAsync(host.PageUrl + path);
        return agent;
    }

    /// <summary>Opens the page and waits until the agent is available.</summary>
    public static async Task<AgentPage> SignedInAsync(IBrowserContext context, WidgetHost host, string path = "/")
    {
        var agent = await OpenAsync(context, host, path);
        await Expect(agent.Page.GetByTestId("idle").Or(agent.Card)).ToBeVisibleAsync();
        await agent.ReadyAsync();
        return agent;
    }

    /// <summary>The page of the agent's colleague, in another browser.</summary>
    public static async Task<AgentPage> ColleagueAsync(IBrowserContext context, WidgetHost host)
    {
        await context.RouteAsync(
            "**/screen-pop.json",
            async route =>
            {
                var answer = await route.FetchAsync();
                var text = await answer.TextAsync();
                await route.FulfillAsync(
                    new()
                    {
                        Response = answer,
                        Body = text.Replace("/ccp-v2/", $"/ccp-v2/?username={WidgetHost.Colleague}", StringComparison.Ordinal),
                    }
                );
            }
        );
        return await SignedInAsync(context, host);
    }

    public async Task ReadyAsync() =>
        await Page.WaitForFunctionAsync(
            "() => globalThis.connect?.agent?.initialized && document.querySelector('screen-pop-app').shadowRoot?.querySelector('sign-in-panel .panel') === null"
        );

    /// <summary>Places a call of Jane Doe on the Acme Support line. <paramref name="different"/> replaces attributes.</summary>
    public string Call(params (string Name, string? Value)[] different) =>
        Contact(NewContact.Call("+14155550100", "+18005550199"), different);

    public string Contact(NewContact contact, params (string Name, string? Value)[] different) =>
        Contact(host, contact, different);

    /// <summary>Places the contact without the page, for an agent with the workspace.</summary>
    public static string Contact(WidgetHost host, NewContact contact, params (string Name, string? Value)[] different)
    {
        var attributes = new Dictionary<string, string>
        {
            ["lookupStatus"] = "match",
            ["customerId"] = "C-1001",
            ["customerName"] = "Jane Doe",
            ["customerTier"] = "gold",
            ["line"] = "Acme Support",
            ["dialedNumber"] = "+18005550199",
            ["callerNumber"] = "+14155550100",
        };
        foreach (var (name, value) in different)
        {
            if (value is null)
            {
                attributes.Remove(name);
            }
            else
            {
                attributes[name] = value;
            }
        }

        var created = host.Center.CreateContact(contact with { Attributes = attributes });
        host.Center.Enqueue(created.Id, host.Center.FindQueue("Support")!.Id);
        return created.Id;
    }

    public string Chat(params (string Name, string? Value)[] different) =>
        Contact(
            new NewContact
            {
                Channel = Channel.Chat,
                InitiationMethod = InitiationMethod.Api,
                CustomerName = "John Roe",
            },
            different
        );

    public void Accepts(string contactId) => host.Center.Accept("jdoe", contactId);

    /// <summary>The caller hangs up while it rings: the contact leaves the desk.</summary>
    public void CallerGivesUp(string contactId) => host.Center.HangUpByCustomer(contactId);

    public ILocator Control(string name) => Controls.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Uses a control and waits until the page confirms it.</summary>
    public async Task DoesAsync(string name)
    {
        await Control(name).ClickAsync();
        await Expect(Page.GetByTestId("control-said")).ToHaveTextAsync($"{name}: done");
    }

    /// <summary>
    /// Waits until the browser no longer counts the test's actions as gestures of the agent. Its main process, which blocks
    /// windows, learns of a gesture later than the page and forgets it later, so twenty checks in a row must find none.
    /// </summary>
    public Task WithoutGestureAsync() =>
        SilentlyAsync("(globalThis.calm = navigator.userActivation.isActive ? 0 : (globalThis.calm ?? 0) + 1) > 20");

    /// <summary>The limit for a condition: the test fails instead of hanging.</summary>
    private static readonly TimeSpan SilentLimit = TimeSpan.FromMinutes(1);

    /// <summary>Waits for a condition without a gesture of the user, as which Playwright's own waiting counts.</summary>
    public async Task SilentlyAsync(string condition)
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        var reached = session.SendAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] =
                    $"(async () => {{ while (!({condition})) await new Promise((resolve) => setTimeout(resolve, 50)); return true; }})()",
                ["awaitPromise"] = true,
                ["userGesture"] = false,
            }
        );
        try
        {
            await reached.WaitAsync(SilentLimit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{condition} was never true. The page says: {await Page.Locator("screen-pop-app").InnerTextAsync()}");
        }

        await session.DetachAsync();
    }
}
