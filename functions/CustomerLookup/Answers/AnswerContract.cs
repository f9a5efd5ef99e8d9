using System.Text.Json;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>
/// The attributes an answer may carry, with their sizes and priorities. contact-flows/attributes.json declares them and is
/// built into the function.
/// </summary>
internal sealed class AnswerContract
{
    private readonly Dictionary<string, AttributeDefinition> definitions;

    private AnswerContract(AttributeFile file)
    {
        definitions = file.Attributes.ToDictionary(a => a.Name);
        OwnFields = [.. file.Attributes.Where(a => a.Column is not null).Select(a => a.Name)];
        MaxTotalBytes = file.MaxTotalBytes;
        ReservedBytes = file.Attributes.Where(a => a.Writer == "flow").Sum(a => a.Name.Length + a.MaxBytes);
    }

    /// <summary>Attributes that a column of the customer file fills.</summary>
    public IReadOnlyList<string> OwnFields { get; }

    /// <summary>The size limit of all attributes of a contact together, names included, in bytes.</summary>
    public int MaxTotalBytes { get; }

    /// <summary>The space reserved for attributes that the flow itself writes, in bytes.</summary>
    public int ReservedBytes { get; }

    /// <summary>Reads the built-in contract.</summary>
    public static AnswerContract Load()
    {
        using var stream = typeof(AnswerContract).Assembly.GetManifestResourceStream("attributes.json")!;
        return Read(stream);
    }

    public static AnswerContract Read(Stream json) => new(JsonSerializer.Deserialize(json, LookupJson.Default.AttributeFile)!);

    /// <exception cref="KeyNotFoundException">The contract does not declare the attribute, so no answer may carry it.</exception>
    public AttributeDefinition this[string name] => definitions[name];

    public bool IsWrittenByLookup(string name) => definitions.GetValueOrDefault(name)?.Writer == "lookup";
}
