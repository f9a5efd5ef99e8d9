using System.Text.Encodings.Web;
using System.Text.Json;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowTesting.Comparing;

/// <summary>The scalars of a parameter tree by dotted path, in comparable form.</summary>
internal static class ParameterLeaves
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Dictionary<string, string> Of(JsonElement parameters)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, value) in ParameterTree.Leaves(parameters))
        {
            // The last of duplicate members counts, as in JSON.parse.
            leaves[path] = TextOf(value);
        }

        return leaves;
    }

    // The raw text of a string does not compare: the same value can be written with and without escapes.
    private static string TextOf(JsonElement scalar) =>
        scalar.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(scalar.GetString(), Quoting) : scalar.GetRawText();
}
