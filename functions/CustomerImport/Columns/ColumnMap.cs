using System.Text.RegularExpressions;

namespace ScreenPop.Customers.Import.Columns;

/// <summary>
/// Gives columns a meaning that their names do not state. Entries come from built-in maps for CRM exports, from a map file or
/// one by one. A later entry overrides an earlier one.
/// </summary>
public sealed class ColumnMap
{
    private static readonly Dictionary<string, ColumnMapFile> Ready = new[]
    {
        "hubspot",
        "salesforce",
        "google",
        "shopify",
    }.ToDictionary(name => name, ReadReady);

    private readonly List<(Regex Column, string Meaning)> entries = [];

    /// <summary>Names of the built-in maps.</summary>
    public static IReadOnlyCollection<string> ReadyNames => Ready.Keys;

    /// <summary>The built-in map that was recognised or added last; null for none.</summary>
    public string? Name { get; private set; }

    /// <summary>The columns whose first value becomes the id of a row without one: <c>emails</c> and <c>phones</c>.</summary>
    internal IReadOnlyList<string> IdFrom { get; private set; } = [];

    internal bool IsEmpty => entries.Count == 0;

    internal IEnumerable<string> Meanings => entries.Select(entry => entry.Meaning);

    /// <summary>An empty map: each column means what its own name says.</summary>
    public static ColumnMap None() => new();

    /// <param name="name">One of <see cref="ReadyNames"/>.</param>
    public ColumnMap AddReady(string name)
    {
        Name = name;
        return Add(Ready[name]);
    }

    /// <param name="json">The text of a map file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ImportException">The text is not a column map.</exception>
    public ColumnMap AddFile(string json, string name) => Add(ColumnMapFile.Read(json, name));

    /// <param name="column">The column's name; <c>*</c> matches any text.</param>
    /// <param name="meaning">A column of the import, <c>key:NAME</c>, the column of a custom attribute, or <c>ignore</c>.</param>
    public ColumnMap Add(string column, string meaning)
    {
        var pattern = Regex.Escape(column.Trim()).Replace(@"\*", ".+", StringComparison.Ordinal);
        entries.Add((new Regex($"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), meaning.Trim()));
        return this;
    }

    /// <summary>The meaning that the map gives a column; null for none.</summary>
    internal string? Find(string column) => entries.FindLast(entry => entry.Column.IsMatch(column)).Meaning;

    /// <summary>The built-in map that recognises the header; null for none.</summary>
    internal static ColumnMap? Recognise(IReadOnlyList<string> header) =>
        Ready
            .Where(map => map.Value.RecognisedBy!.All(column => header.Contains(column, StringComparer.OrdinalIgnoreCase)))
            .Select(map => None().AddReady(map.Key))
            .FirstOrDefault();

    private ColumnMap Add(ColumnMapFile map)
    {
        foreach (var (column, meaning) in map.Columns)
        {
            Add(column, meaning);
        }

        IdFrom = map.IdFrom ?? IdFrom;
        return this;
    }

    private static ColumnMapFile ReadReady(string name)
    {
        using var stream = typeof(ColumnMap).Assembly.GetManifestResourceStream($"maps/{name}.json")!;
        using var reader = new StreamReader(stream);
        return ColumnMapFile.Read(reader.ReadToEnd(), name);
    }
}
