using System.Text.Json.Nodes;
using ScreenPop.FlowLanguage;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>The test's overrides of resources. Each applies once, in the order of the test.</summary>
internal sealed class TestOverrides
{
    private readonly List<(string Type, string Resource, JsonObject Strategy)> waiting = [];

    /// <summary>True for two names of one resource: an ARN, or its id.</summary>
    public static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && (one == other || ResourceArn.IdOf(one) == ResourceArn.IdOf(other));

    public void Add(JsonObject properties) =>
        waiting.Add((properties.Text("ActionType")!, ResourceOf(properties), properties.Object("Strategy")!));

    /// <summary>Takes the next override of a resource; null for none.</summary>
    public JsonObject? Take(string type, string? resource)
    {
        var at = waiting.FindIndex(entry => entry.Type == type && IsSame(entry.Resource, resource));
        if (at < 0)
        {
            return null;
        }

        var strategy = waiting[at].Strategy;
        waiting.RemoveAt(at);
        return strategy;
    }

    /// <summary>The resource that an event or an override names.</summary>
    public static string ResourceOf(JsonObject? properties) =>
        properties.Object("ActionParameters") is { } parameters
            ? parameters.Text("LambdaFunctionARN") ?? parameters.Text("HoursOfOperationId") ?? parameters.Text("QueueId") ?? ""
            : "";
}
