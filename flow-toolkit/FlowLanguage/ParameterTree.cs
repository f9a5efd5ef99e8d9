using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>Walks an action's <c>Parameters</c>.</summary>
public static class ParameterTree
{
    /// <summary>The scalars, nulls included, with their dotted paths, such as <c>Messages.0.Text</c>, in file order.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement parameters) => Leaves("", parameters);

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Leaves(Below(path, member.Name), member.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Leaves(Below(path, $"{index}"), item)),
            JsonValueKind.Undefined => [],
            _ => [(path, json)],
        };

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
