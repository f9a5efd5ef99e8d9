using ScreenPop.Benchmarks.Connect;
using ScreenPop.Contacts;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>Places calls one after the other and notes when each came to which part.</summary>
internal sealed class MeasuredCall
{
    /// <summary>
    /// Notes, in the page, when the library calls, when the record's frame is put in, and when it has loaded; and lets a
    /// minute pass between calls, as the widget opens no more than twelve records a minute by itself.
    /// </summary>
    private const string Marks =
        """
        () => {
          const elapsed = performance.now.bind(performance);
          const now = () => performance.timeOrigin + elapsed();
          let minutes = 0;
          performance.now = () => elapsed() + minutes * 60000;
          window.next = () => { minutes++; window.marks = {}; };
          connect.contact((contact) => contact.onConnecting(() => { window.marks = { rang: now() }; }));
          new MutationObserver((changes) => {
            for (const frame of changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(({ tagName }) => tagName === "IFRAME")) {
              window.marks.opened = now();
              frame.addEventListener("load", () => { window.marks.shown = now(); });
            }
          }).observe(document.getElementById("records"), { childList: true, subtree: true });
        }
        """;

    private readonly AgentPage agent;
    private double queued;
    private double told;
    private double tableMs;

    private MeasuredCall(AgentPage agent)
    {
        this.agent = agent;
        agent.Instance.Center.Subscribe(change =>
        {
            if (change.Events.FirstOrDefault(happened => happened.Type == ContactEventType.Queued) is { } happened)
            {
                queued = Milliseconds(happened.Time);
            }
        });
        agent.Ccp.Sent += sent =>
        {
            if (sent.Message.Event == "agent::update" && sent.Message.Data!["snapshot"]!["contacts"]!.AsArray().Count > 0)
            {
                told = Now();
            }
        };
        // The lookup reads, several things at once; what writes is the history of this call and the last.
        agent.Instance.Table!.Answered += (operation, elapsed) => tableMs = operation == "Query" ? Math.Max(tableMs, elapsed.TotalMilliseconds) : tableMs;
    }

    public static async Task<MeasuredCall> PrepareAsync(AgentPage agent)
    {
        await agent.Page.EvaluateAsync(Marks);
        return new MeasuredCall(agent);
    }

    public async Task<Passage> PlaceAsync(CancellationToken cancellationToken)
    {
        tableMs = 0;
        await agent.Page.EvaluateAsync("() => window.next()");
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

    private static double Now() => Milliseconds(DateTimeOffset.UtcNow);

    private static double Milliseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
