using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>
/// Reads the testing language and reports what the service would refuse. Sources: the developer guide, and observations of the
/// service by others, which docs/native-tests.md lists.
/// </summary>
internal sealed class TestContentReader(bool isChat)
{
    private const string Version = "2019-10-30";

    private static readonly string[] Events = ["TestInitiated", "TestCompleted", "MessageReceived", "FlowActionStarted"];
    private static readonly string[] Messages = ["Text", "SSML", "PromptId", "Media"];
    private static readonly string[] Usages = ["Exactly", "AtLeast", "AtMost", "Always"];
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public TestContent Read(string content)
    {
        var observations = new List<TestObservation>();
        var root = SoundJson.ParseObject(Encoding.UTF8.GetBytes(content));
        if (root is null || root.Text("Version") != Version)
        {
            problems.Add($"Content is a JSON object with the Version {Version}.");
            return new TestContent(observations);
        }

        foreach (var entry in root.List("Observations") ?? [])
        {
            Read(entry as JsonObject, observations);
        }

        Check(observations);
        return new TestContent(observations);
    }

    private void Read(JsonObject? json, List<TestObservation> observations)
    {
        if (json.Text("Identifier") is not { Length: > 0 } id || json.Object("Event") is not { } awaited)
        {
            problems.Add("An observation has an Identifier and an Event.");
            return;
        }

        if (json.Object("Usage") is { } usage && !Usages.Contains(usage.Text("Type")))
        {
            problems.Add($"{id}: Usage is one of {string.Join(", ", Usages)}.");
        }

        CheckEvent(id, awaited);
        var actions = Ordered((json.List("Actions") ?? []).OfType<JsonObject>().ToList());
        foreach (var action in actions)
        {
            problems.AddRange(TestActionRules.Problems(action, isChat).Select(problem => $"{id}: {problem}"));
        }

        var next = (json.Object("Transitions").List("NextObservations") ?? []).Select(name => name?.ToString() ?? "").ToList();
        observations.Add(new TestObservation(id, awaited, actions, next));
    }

    private void CheckEvent(string id, JsonObject awaited)
    {
        var type = awaited.Text("Type");
        if (!Events.Contains(type) || awaited.Text("Identifier") is null || awaited.Text("Actor") != "System")
        {
            problems.Add($"{id}: an event has an Identifier, the Actor System and a Type of {string.Join(", ", Events)}.");
            return;
        }

        var properties = awaited.Object("Properties");
        if (type == "MessageReceived")
        {
            var texts = Messages.Where(name => properties?[name] is not null).ToList();
            if (texts.Count != 1 || properties.Text(texts[0]) is "")
            {
                problems.Add($"{id}: a message is exactly one of {string.Join(", ", Messages)}, and not empty.");
            }
        }

        if (
            type == "FlowActionStarted"
            && (properties.Text("ActionType") is null || properties.Object("ActionParameters") is not { Count: > 0 })
        )
        {
            problems.Add($"{id}: InvalidFlowActionParametersProblem");
        }
    }

    private void Check(List<TestObservation> observations)
    {
        if (observations.Count == 0)
        {
            problems.Add("There is no observation.");
        }

        var ids = observations.Select(observation => observation.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count < observations.Count)
        {
            problems.Add("Two observations have one Identifier.");
        }

        problems.AddRange(
            observations
                .SelectMany(observation => observation.Next)
                .Where(next => !ids.Contains(next))
                .Select(next => $"There is no observation {next}.")
        );
    }

    /// <summary>Sorts the actions. Each names the next one; the first is the one that no other names.</summary>
    private List<JsonObject> Ordered(List<JsonObject> actions)
    {
        var byId = actions
            .Where(action => action.Text("Identifier") is not null)
            .GroupBy(action => action.Text("Identifier")!)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        if (byId.Count < actions.Count)
        {
            problems.Add("An action has an Identifier of its own.");
        }

        var targets = actions.Select(Next).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ordered = new List<JsonObject>();
        for (
            var at = actions.FirstOrDefault(action => !targets.Contains(action.Text("Identifier") ?? ""));
            at is not null && !ordered.Contains(at);
            at = Next(at) is { } next ? byId.GetValueOrDefault(next) : null
        )
        {
            ordered.Add(at);
        }

        return ordered;
    }

    private static string? Next(JsonObject action) =>
        action.Object("Transitions").Text("NextAction") is { Length: > 0 } next ? next : null;
}
