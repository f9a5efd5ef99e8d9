using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>The state of a running test: the observations that wait, what was observed, and the actions that are due.</summary>
internal sealed class TestPlay
{
    private readonly TestContent content;
    private readonly FlowContact contact;
    private readonly SimulatedClock clock;
    private readonly List<TestObservation> waiting = [];
    private readonly Queue<char> keys = new();

    public TestPlay(TestContent content, FlowContact contact, SimulatedClock clock)
    {
        this.content = content;
        this.contact = contact;
        this.clock = clock;
        waiting.AddRange(content.First);
    }

    public TestOverrides Overrides { get; } = new();

    public CancellationTokenSource HangUp { get; } = new();

    /// <summary>Fires when the test is over before its flow is.</summary>
    public CancellationTokenSource End { get; } = new();

    public bool IsEnded { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>The customer's next utterance; null for none.</summary>
    public string? Utterance { get; set; }

    public List<(TestObservation Observation, string Status, TimeSpan At, string? Why)> Done { get; } = [];

    public IReadOnlyList<TestObservation> Waiting => waiting;

    public char? NextKey() => keys.TryDequeue(out var key) ? key : null;

    /// <summary>Handles an event. The observations that waited for it are done, and their successors wait from now on.</summary>
    public void Happens(string type, Func<TestObservation, bool>? isIt = null)
    {
        foreach (var observation in waiting.Where(entry => entry.Type == type && (isIt is null || isIt(entry))).ToList())
        {
            if (IsEnded)
            {
                return;
            }

            waiting.Remove(observation);
            var failure = observation.Actions.Select(Do).FirstOrDefault(why => why is not null);
            Done.Add((observation, failure is null ? "PASSED" : "FAILED", clock.Elapsed, failure));
            waiting.AddRange(content.Observations.Where(entry => observation.Next.Contains(entry.Id)));
            if (failure is not null)
            {
                HasFailed = true;
                Over();
            }
        }
    }

    /// <returns>The reason for which the action fails the test; null for success.</returns>
    private string? Do(JsonObject action)
    {
        var parameters = action.Object("Parameters");
        switch (action.Text("Type"))
        {
            case "Assert":
                return TestAssertion.Failure(parameters!, contact);
            case "OverrideSystemBehavior":
                Overrides.Add(parameters.Object("Behavior").Object("Properties")!);
                break;
            case "SendInstruction":
                Send(parameters.Object("Instruction"));
                break;
            case "TestControl" when parameters.Object("Command").Text("Type") == "EndTest":
                Over();
                break;
        }

        return null;
    }

    private void Send(JsonObject? instruction)
    {
        var value = instruction.Object("Properties")?["Value"]?.ToString() ?? "";
        switch (instruction.Text("Type"))
        {
            case "DtmfInput":
                value.ToList().ForEach(keys.Enqueue);
                break;
            case "Utterance":
                Utterance = value;
                break;
            default:
                HangUp.Cancel();
                break;
        }
    }

    private void Over()
    {
        IsEnded = true;
        End.Cancel();
    }
}
