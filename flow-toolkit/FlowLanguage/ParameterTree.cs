using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>Walks an action's <c>Parameters</c>.</summary>
public static class ParameterTree
{
    /// <summary>The scalars, nulls included, with their dotted paths, such as <c>Messages.0.Text</c>, in file order.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement parameters) =>
        NamedLeaves(parameters).Select(leaf => (string.Join('.', leaf.Names), leaf.Value));

    /// <summary>The same with the names of the path; a name may have dots, such as a reference.</summary>
    public static IEnumerable<(IReadOnlyList<string> Names, JsonElement Value)> NamedLeaves(JsonElement parameters) =>
        Leaves([], parameters);

    private static IEnumerable<(IReadOnlyList<string> Names, JsonElement Value)> Leaves(string[] names, JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Leaves([.. names, member.Name], member.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Leaves([.. names, $"{index}"], item)),
            JsonValueKind.Undefined => [],
            _ => [(names, json)],
        };
}
