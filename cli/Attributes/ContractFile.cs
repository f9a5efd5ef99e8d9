using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Attributes;

/// <summary>Adds an attribute to contact-flows/attributes.json, on a line of its own.</summary>
internal static class ContractFile
{
    /// <summary>The lookup drops these attributes before the suite's own, and after the notes and the history.</summary>
    private const int Priority = 6;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The file and its new text.</returns>
    /// <exception cref="BadUsageException">The name or the column is declared already.</exception>
    /// <exception cref="SetupException">The file is missing or not valid.</exception>
    public static (string Path, string Text) Add(RepositoryLayout layout, AttributeDeclaration attribute)
    {
        var path = Path.Combine(layout.ContactFlows, "attributes.json");
        var text = Read(path);
        foreach (var declared in Declared(path, text))
        {
            if (Text(declared, "name") is { } name && name.Equals(attribute.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new BadUsageException($"{name} is declared already; change it in {path}, or give another NAME.");
            }

            if (Text(declared, "column") is { } column && column.Equals(attribute.Column, StringComparison.OrdinalIgnoreCase))
            {
                throw new BadUsageException($"The column {column} is declared already, for {Text(declared, "name")}.");
            }
        }

        var end = text.LastIndexOf(']');
        var last = text[..end].TrimEnd();
        return (path, $"{last},\n    {Line(attribute)}\n  {text[end..]}");
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException problem)
        {
            throw new SetupException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    private static List<JsonNode?> Declared(string path, string text)
    {
        try
        {
            return JsonNode.Parse(text)!["attributes"] is JsonArray { Count: > 0 } list
                ? [.. list]
                : throw new SetupException($"{path} has no list of attributes.");
        }
        catch (JsonException problem)
        {
            throw new SetupException($"{path} is not JSON: {problem.Message}", problem);
        }
    }

    private static string? Text(JsonNode? attribute, string member) => (string?)attribute?[member];

    private static string Line(AttributeDeclaration attribute)
    {
        KeyValuePair<string, object>[] members =
        [
            new("name", attribute.Name),
            new("type", "text"),
            new("maxBytes", attribute.MaxBytes),
            new("sensitivity", attribute.Sensitivity),
            new("writer", "lookup"),
            new("column", attribute.Column),
            new("label", attribute.Label),
            new("show", "present"),
            new("priority", Priority),
            new("about", $"The column {attribute.Column} of the customer file."),
        ];
        return $"{{ {string.Join(", ", members.Select(m => $"\"{m.Key}\": {JsonSerializer.Serialize(m.Value, Relaxed)}"))} }}";
    }
}
