using ScreenPop.Benchmarks.Connect;
using ScreenPop.Contacts;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>Places calls one after the other and notes when each came to which part.</summary>
internal sealed class MeasuredCall
{
    /// <summary>Notes, in the page, when the library calls, when the record's frame is put in, and when it has loaded.</summary>
    private const string Marks =
        """
        () => {
          const now = () => performance.timeOrigin + performance.now();
          connect.contact((contact) => contact.onConnecting(() => { window.marks = { rang: now() }; }));
          new MutationObserver((changes) => {
            for (const frame of changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(({ tagName }) => tagName === "IFRAME")) {
              window.marks.opened = now();
              frame.addEventListener("load", () => { window.marks.shown = now(); });
            }
          }).observe(document.getElementById("records"), { childList: true, subtree: true });
        }
        """;

    /// <summary>The widget opens no more than twelve records a minute by itself: after so many the page starts anew.</summary>
    private const int CallsPerPage = 10;

    private readonly AgentPage agent;
    private int calls;
    private double queued;
    private double told;
    private double tableMs;

    private MeasuredCall(AgentPage agent)
    {
        this.agent = agent;
        agent.Instance.Center.Subscribe(change =>
        {
            if (change.Events.Any(happened => happened.Type == ContactEventType.Queued))
            {
                queued = Now();
            }
        });
        agent.Ccp.Sent += sent =>
        {
            if (sent.Message.Event == "agent::update" && sent.Message.Data!["snapshot"]!["contacts"]!.AsArray().Count > 0)
            {
                told = Now();
            }
        };
        agent.Instance.Table!.Answered += elapsed => tableMs += elapsed.TotalMilliseconds;
    }

    public static async Task<MeasuredCall> PrepareAsync(AgentPage agent)
    {
        await agent.Page.EvaluateAsync(Marks);
        return new MeasuredCall(agent);
    }

    public async Task<Passage> PlaceAsync(CancellationToken cancellationToken)
    {
        if (++calls % CallsPerPage == 0)
        {
            await agent.Page.ReloadAsync();
            await agent.Page.GetByTestId("idle").WaitForAsync();
            await agent.Page.EvaluateAsync(Marks);
        }

        tableMs = 0;
        await agent.Page.EvaluateAsync("() => { window.marks = {}; }");
        var dialed = Now();
        var journey = agent.Instance.Journeys.Call("+14155550100", "+18005550199");
        await agent.Page.WaitForFunctionAsync("() => window.marks.shown");
        var marks = await agent.Page.EvaluateAsync<Dictionary<string, double>>("() => window.marks");
        var passage = new Passage(
            dialed, queued, told, marks["rang"], marks["opened"], marks["shown"], journey.LambdaCalls.Sum(call => call.Duration.TotalMilliseconds), tableMs);
        agent.Instance.Journeys.HangUp(journey.ContactId);
        await agent.Page.GetByTestId("idle").WaitForAsync();
        await agent.Instance.Events!.DeliveredAsync().WaitAsync(cancellationToken);
        return passage;
    }

    private static double Now() => (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
