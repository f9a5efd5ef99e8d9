using System.Text.Json;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>
/// What an answer may carry: contact-flows/attributes.json as built into the function, with sizes and what is dropped first.
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

    /// <summary>Attributes of the customer that a column of the customer file fills.</summary>
    public IReadOnlyList<string> OwnFields { get; }

    /// <summary>Limit for all attributes of a contact together, names included.</summary>
    public int MaxTotalBytes { get; }

    /// <summary>What the flow itself may write beside the answer.</summary>
    public int ReservedBytes { get; }

    /// <summary>Reads the contract that was built in.</summary>
    public static AnswerContract Load()
    {
        using var stream = typeof(AnswerContract).Assembly.GetManifestResourceStream("attributes.json")!;
        return Read(stream);
    }

    public static AnswerContract Read(Stream json) => new(JsonSerializer.Deserialize(json, LookupJson.Default.AttributeFile)!);

    /// <exception cref="KeyNotFoundException">The contract has no such attribute, so nothing may return it.</exception>
    public AttributeDefinition this[string name] => definitions[name];

    public bool IsWrittenByLookup(string name) => definitions.GetValueOrDefault(name)?.Writer == "lookup";
}
