using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>The parsed content of a test case.</summary>
internal sealed record TestContent(IReadOnlyList<TestObservation> Observations)
{
    /// <summary>The observations that wait from the beginning: those that no other one names.</summary>
    public IEnumerable<TestObservation> First =>
        Observations.Where(observation => !Observations.Any(other => other.Next.Contains(observation.Id)));
}

/// <param name="Event">The event as the test has it, for the records.</param>
/// <param name="Actions">The actions in the order of execution.</param>
internal sealed record TestObservation(string Id, JsonObject Event, IReadOnlyList<JsonObject> Actions, IReadOnlyList<string> Next)
{
    public string Type => Event.Text("Type")!;

    public JsonObject? Properties => Event.Object("Properties");
}
