using ScreenPop.Benchmarks.Connect;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.Benchmarks.Chain;

/// <summary>Places calls one after the other and records when each call reaches each part.</summary>
internal sealed class MeasuredCall
{
    /// <summary>
    /// Records, in the page, when the library reports a contact, when the record's frame is inserted and when it has loaded. It
    /// also advances the page's clock by a minute between calls, since the widget opens at most twelve records a minute
    /// automatically.
    /// </summary>
    private const string Marks = """
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
        // The lookup sends several reads at once. Writes belong to the history of this call and the previous one.
        agent.Instance.Table!.Answered += (operation, elapsed) =>
            tableMs = operation == "Query" ? Math.Max(tableMs, elapsed.TotalMilliseconds) : tableMs;
    }

    public static async Task<MeasuredCall> PrepareAsync(AgentPage agent)
    {
        await agent.Page.EvaluateAsync(Marks);
        return new MeasuredCall(agent);
    }

    /// <summary>Places a call whose customer is found, and waits until the record is on the screen.</summary>
    public async Task<Passage> PlaceAsync(CancellationToken cancellationToken)
    {
        var (dialed, journey, marks) = await DialAsync("shown", cancellationToken);
        return new Passage(
            dialed,
            queued,
            told,
            marks["rang"],
            marks["opened"],
            marks["shown"],
            journey.LambdaCalls.Sum(call => call.Duration.TotalMilliseconds),
            tableMs
        );
    }

    /// <summary>Places a call and waits only for the ringing.</summary>
    /// <returns>Milliseconds from dialing to the library's onConnecting.</returns>
    public async Task<double> RingAsync(CancellationToken cancellationToken)
    {
        var (dialed, _, marks) = await DialAsync("rang", cancellationToken);
        return marks["rang"] - dialed;
    }

    private async Task<(double Dialed, Journey Journey, Dictionary<string, double> Marks)> DialAsync(
        string until,
        CancellationToken cancellationToken
    )
    {
        tableMs = 0;
        await agent.Page.EvaluateAsync("() => window.next()");
        var dialed = Now();
        var journey = agent.Instance.Journeys.Call("+14155550100", "+18005550199");
        try
        {
            await agent.Page.WaitForFunctionAsync("(until) => window.marks[until]", until);
        }
        catch (TimeoutException problem)
        {
            var contact = agent.Instance.Center.FindContact(journey.ContactId);
            var status = contact?.Attributes.GetValueOrDefault("lookupStatus");
            throw new InvalidOperationException(
                $"No '{until}': the contact is {contact?.State}, its lookup said '{status}', its function {string.Join(", ", journey.LambdaCalls.Select(call => $"{call.Outcome} after {call.Duration.TotalMilliseconds:0} ms"))}. Its log: {string.Join(" | ", journey.Log.Select(line => line.Text))}",
                problem
            );
        }

        var marks = await agent.Page.EvaluateAsync<Dictionary<string, double>>("() => window.marks");
        agent.Instance.Journeys.HangUp(journey.ContactId);
        await agent.Page.GetByTestId("idle").WaitForAsync();
        await agent.Instance.Events!.DeliveredAsync().WaitAsync(cancellationToken);
        return (dialed, journey, marks);
    }

    private static double Now() => Milliseconds(DateTimeOffset.UtcNow);

    private static double Milliseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
