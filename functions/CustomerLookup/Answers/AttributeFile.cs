using System.Text.Json.Serialization;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>The parts of contact-flows/attributes.json the lookup needs.</summary>
internal sealed record AttributeFile(
    [property: JsonPropertyName("maxTotalBytes")] int MaxTotalBytes,
    [property: JsonPropertyName("attributes")] IReadOnlyList<AttributeDefinition> Attributes
);

/// <param name="Name">Name of the contact attribute.</param>
/// <param name="Type">Only <c>text</c> can be shortened and still be true; the rest is left out when too long.</param>
/// <param name="MaxBytes">Of the value in UTF-8.</param>
/// <param name="Writer"><c>lookup</c> or <c>flow</c>.</param>
/// <param name="Priority">1 is kept longest.</param>
/// <param name="Column">The column of the customer file whose values it has; null for the suite's own attributes.</param>
internal sealed record AttributeDefinition(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("maxBytes")] int MaxBytes,
    [property: JsonPropertyName("writer")] string Writer,
    [property: JsonPropertyName("priority")] int Priority,
    [property: JsonPropertyName("column")] string? Column = null
);
