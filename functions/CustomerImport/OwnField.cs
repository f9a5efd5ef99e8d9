using System.Text.Json;

namespace ScreenPop.Customers.Import;

/// <summary>An attribute of contact-flows/attributes.json that the customer file has a column for.</summary>
/// <param name="Name">The attribute, as the lookup answers it.</param>
/// <param name="Column">The column of the customer file.</param>
public sealed record OwnField(string Name, string Column)
{
    /// <summary>Reads those that attributes.json declares.</summary>
    /// <exception cref="ImportException">The file is missing or is no contract of attributes.</exception>
    public static IReadOnlyList<OwnField> Load(string attributesFile)
    {
        try
        {
            using var contract = JsonDocument.Parse(File.ReadAllBytes(attributesFile));
            return
            [
                .. contract
                    .RootElement.GetProperty("attributes")
                    .EnumerateArray()
                    .Where(attribute => attribute.TryGetProperty("column", out _))
                    .Select(attribute => new OwnField(
                        attribute.GetProperty("name").GetString()!,
                        attribute.GetProperty("column").GetString()!
                    )),
            ];
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ImportException($"{attributesFile} is no contract of attributes: {e.Message}", e);
        }
    }
}
