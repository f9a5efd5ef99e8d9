using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScreenPop.Customers.Import.Columns;

/// <summary>A map of columns as a file has it.</summary>
/// <param name="Columns">What each column means; <c>*</c> in a name stands for any text.</param>
/// <param name="RecognisedBy">The map is used of itself for a file that has all of these columns.</param>
/// <param name="IdFrom">Where there is no id: the columns whose first value is one.</param>
internal sealed record ColumnMapFile(
    [property: JsonPropertyName("columns")] Dictionary<string, string> Columns,
    [property: JsonPropertyName("recognisedBy")] IReadOnlyList<string>? RecognisedBy = null,
    [property: JsonPropertyName("idFrom")] IReadOnlyList<string>? IdFrom = null,
    [property: JsonPropertyName("about")] string? About = null
)
{
    /// <exception cref="ImportException">It is no map.</exception>
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
        new(name + """ is no map of columns; it has the form {"columns": {"Phone Number": "phones"}}.""");
}

[JsonSerializable(typeof(ColumnMapFile))]
[JsonSourceGenerationOptions(UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class ColumnMapJson : JsonSerializerContext;
