using System.Text.Json.Serialization;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>The parts of contact-flows/attributes.json that the lookup needs.</summary>
internal sealed record AttributeFile(
    [property: JsonPropertyName("maxTotalBytes")] int MaxTotalBytes,
    [property: JsonPropertyName("attributes")] IReadOnlyList<AttributeDefinition> Attributes
);

/// <param name="Name">Name of the contact attribute.</param>
/// <param name="Type">Only a <c>text</c> is shortened when it is too long. Any other type is left out, because a shortened
/// value would be wrong.</param>
/// <param name="MaxBytes">The limit of the value in bytes of UTF-8.</param>
/// <param name="Writer">The writer of the attribute: <c>lookup</c> or <c>flow</c>.</param>
/// <param name="Priority">1 is the most important. The highest number is dropped first.</param>
/// <param name="Column">The column of the customer file that fills the attribute; null for the suite's own attributes.</param>
internal sealed record AttributeDefinition(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("maxBytes")] int MaxBytes,
    [property: JsonPropertyName("writer")] string Writer,
    [property: JsonPropertyName("priority")] int Priority,
    [property: JsonPropertyName("column")] string? Column = null
);
