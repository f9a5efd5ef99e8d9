using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>A test case's content, read.</summary>
internal sealed record TestContent(IReadOnlyList<TestObservation> Observations)
{
    /// <summary>Those that no other one names wait from the beginning.</summary>
    public IEnumerable<TestObservation> First =>
        Observations.Where(observation => !Observations.Any(other => other.Next.Contains(observation.Id)));
}

/// <param name="Event">As it came, for the records.</param>
/// <param name="Actions">In the order they are done.</param>
internal sealed record TestObservation(string Id, JsonObject Event, IReadOnlyList<JsonObject> Actions, IReadOnlyList<string> Next)
{
    public string Type => Event.Text("Type")!;

    public JsonObject? Properties => Event.Object("Properties");
}
