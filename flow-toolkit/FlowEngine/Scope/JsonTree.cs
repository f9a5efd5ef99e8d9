using System.Globalization;
using System.Text.Json;

namespace ScreenPop.FlowEngine.Scope;

/// <summary>Reads one value of a service's answer as text.</summary>
internal static class JsonTree
{
    public static string? Text(JsonElement tree, IReadOnlyList<string> path, int from)
    {
        var found = Find(tree, path, from);
        return found.ValueKind switch
        {
            JsonValueKind.String => found.GetString(),
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            _ => found.GetRawText(),
        };
    }

    public static IEnumerable<string> Keys(JsonElement tree, IReadOnlyList<string> path, int from)
    {
        var found = Find(tree, path, from);
        return found.ValueKind == JsonValueKind.Object ? found.EnumerateObject().Select(member => member.Name) : [];
    }

    private static JsonElement Find(JsonElement tree, IReadOnlyList<string> path, int from)
    {
        for (var i = from; i < path.Count; i++)
        {
            if (tree.ValueKind == JsonValueKind.Object && tree.TryGetProperty(path[i], out var member))
            {
                tree = member;
            }
            else if (
                tree.ValueKind == JsonValueKind.Array
                && int.TryParse(path[i], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < tree.GetArrayLength()
            )
            {
                tree = tree[index];
            }
            else
            {
                return default;
            }
        }

        return tree;
    }
}
