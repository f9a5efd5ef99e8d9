using System.Text.RegularExpressions;

namespace ScreenPop.Customers.Import.Columns;

/// <summary>
/// What the columns of a file mean, where their own names do not say it: ready-made for the exports of a CRM, from a file, or
/// one by one. What is given later stands above what was given before.
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

    /// <summary>Names of the maps that come with the import.</summary>
    public static IReadOnlyCollection<string> ReadyNames => Ready.Keys;

    /// <summary>The ready-made map that was recognised or added last; null when there is none.</summary>
    public string? Name { get; private set; }

    /// <summary>Where there is no id: <c>emails</c> and <c>phones</c>, whose first value is one.</summary>
    internal IReadOnlyList<string> IdFrom { get; private set; } = [];

    internal bool IsEmpty => entries.Count == 0;

    internal IEnumerable<string> Meanings => entries.Select(entry => entry.Meaning);

    /// <summary>A map without entries: columns mean what their own names say.</summary>
    public static ColumnMap None() => new();

    /// <param name="name">One of <see cref="ReadyNames"/>.</param>
    public ColumnMap AddReady(string name)
    {
        Name = name;
        return Add(Ready[name]);
    }

    /// <param name="json">The text of a map file.</param>
    /// <param name="name">Of the file, for messages.</param>
    /// <exception cref="ImportException">It is no map.</exception>
    public ColumnMap AddFile(string json, string name) => Add(ColumnMapFile.Read(json, name));

    /// <param name="column">Name of the column; <c>*</c> stands for any text.</param>
    /// <param name="meaning">A column of the import, <c>key:NAME</c>, the column of an own attribute, or <c>ignore</c>.</param>
    public ColumnMap Add(string column, string meaning)
    {
        var pattern = Regex.Escape(column.Trim()).Replace(@"\*", ".+", StringComparison.Ordinal);
        entries.Add((new Regex($"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), meaning.Trim()));
        return this;
    }

    /// <summary>What the map says of a column; null when it says nothing.</summary>
    internal string? Find(string column) => entries.FindLast(entry => entry.Column.IsMatch(column)).Meaning;

    /// <summary>The ready-made map of a file that is recognised by its header; null when it is none.</summary>
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
