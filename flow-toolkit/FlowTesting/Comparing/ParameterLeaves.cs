using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScreenPop.FlowTesting.Comparing;

/// <summary>The scalars of a parameter tree by dotted path.</summary>
internal static class ParameterLeaves
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Dictionary<string, string> Of(JsonElement parameters)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(leaves, "", parameters);
        return leaves;
    }

    private static void Add(Dictionary<string, string> leaves, string path, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Add(leaves, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in json.EnumerateArray())
                {
                    Add(leaves, $"{path}[{index++}]", item);
                }

                break;
            case JsonValueKind.Undefined:
                break;
            case JsonValueKind.String:
                // Not the raw text: the same value can be written with and without escapes.
                leaves[path] = JsonSerializer.Serialize(json.GetString(), Quoting);
                break;
            default:
                leaves[path] = json.GetRawText();
                break;
        }
    }
}
