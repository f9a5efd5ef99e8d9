using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScreenPop.Customers.Import.Columns;

/// <summary>The content of a column map file.</summary>
/// <param name="Columns">The meaning of each column; <c>*</c> in a name matches any text.</param>
/// <param name="RecognisedBy">The map applies automatically to a file that has all of these columns.</param>
/// <param name="IdFrom">The columns whose first value becomes the id of a row without one.</param>
internal sealed record ColumnMapFile(
    [property: JsonPropertyName("columns")] Dictionary<string, string> Columns,
    [property: JsonPropertyName("recognisedBy")] IReadOnlyList<string>? RecognisedBy = null,
    [property: JsonPropertyName("idFrom")] IReadOnlyList<string>? IdFrom = null,
    [property: JsonPropertyName("about")] string? About = null
)
{
    /// <exception cref="ImportException">The text is not a column map.</exception>
    public static ColumnMapFile Read(string json, string name)
    {
        try
        {
            var map = JsonSerializer.Deserialize(json, ColumnMapJson.Default.ColumnMapFile);
            return map is { Columns.Count: > 0 } && !map.Columns.ContainsValue(null!) ? map : throw Unusable(name);
        }
        catch (JsonException)
        {
            throw Unusable(name);
        }
    }

    private static ImportException Unusable(string name) =>
        new(name + """ is not a column map; a map has the form {"columns": {"Phone Number": "phones"}}.""");
}

[JsonSerializable(typeof(ColumnMapFile))]
[JsonSourceGenerationOptions(UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class ColumnMapJson : JsonSerializerContext;
