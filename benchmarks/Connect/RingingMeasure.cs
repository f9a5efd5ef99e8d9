using ScreenPop.Benchmarks.Reporting;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Benchmarks.Connect;

/// <summary>
/// Measures the time from putting a call in the queue to the library's <c>onConnecting</c> in the agent's page.
/// </summary>
internal static class RingingMeasure
{
    public const string Method = "Ringing: the agent's page in Chromium with the released Streams; clocks of one machine.";

    private const int Warmup = 10;

    public static async Task<Sample> RunAsync(BenchmarkRun run)
    {
        await using var agent = await AgentPage.OpenAsync(new LocalSessionOptions(), run.Stop);
        var center = agent.Instance.Center;
        await agent.Page.EvaluateAsync(
            "() => { connect.contact((contact) => contact.onConnecting(() => { window.rang = { id: contact.getContactId(), at: performance.timeOrigin + performance.now() }; })); }"
        );
        var took = new Sample();
        var rounds = run.Choose(200, 30);
        for (var round = -Warmup; round < rounds; round++)
        {
            run.Stop.ThrowIfCancellationRequested();
            var contact = center.CreateContact(NewContact.Call("+14155550199", "+18005550199"));
            var enqueued = DateTimeOffset.UtcNow;
            center.Enqueue(contact.Id, center.FindQueue("Support")!.Id);
            await agent.Page.WaitForFunctionAsync("(id) => window.rang?.id === id", contact.Id);
            var rang = await agent.Page.EvaluateAsync<double>("() => window.rang.at");
            center.HangUpByCustomer(contact.Id);
            await agent.Page.GetByTestId("idle").WaitForAsync();
            if (round >= 0)
            {
                took.Add(rang - (enqueued - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            }
        }

        return took;
    }
}
