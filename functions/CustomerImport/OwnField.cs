using System.Text.Json;

namespace ScreenPop.Customers.Import;

/// <summary>An attribute of contact-flows/attributes.json that a column of the customer file fills.</summary>
/// <param name="Name">The attribute's name in the lookup's answer.</param>
/// <param name="Column">The column of the customer file.</param>
public sealed record OwnField(string Name, string Column)
{
    /// <summary>Reads the attributes with a column from attributes.json.</summary>
    /// <exception cref="ImportException">The file is missing or is not a valid attribute contract.</exception>
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
            throw new ImportException($"{attributesFile} is not a valid attribute contract: {e.Message}", e);
        }
    }
}
