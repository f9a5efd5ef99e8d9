using ScreenPop.Customers.Import.Files;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import.Columns;

/// <summary>The meaning of each column of a file. The map decides first, then the column's own name, then its synonyms.</summary>
internal sealed class CustomerColumns
{
    public const string Id = "customerId";
    public const string Phones = "phones";
    public const string Emails = "emails";
    public const string Account = "account";

    /// <summary>Prefix of a column that declares a key, such as <c>key:orderNumber</c>.</summary>
    public const string KeyPrefix = "key:";

    private const string Ignore = "ignore";

    /// <summary>
    /// A JSON Lines file reveals its columns row by row. A file with more columns than this has data in its member names.
    /// </summary>
    private const int MaxKnown = 10_000;

    private static readonly ColumnMeaning Unknown = new(CustomerField.None);

    private static readonly Dictionary<string, CustomerField> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        [Id] = CustomerField.Id,
        ["name"] = CustomerField.Name,
        ["firstName"] = CustomerField.FirstName,
        ["middleName"] = CustomerField.MiddleName,
        ["lastName"] = CustomerField.LastName,
        [Phones] = CustomerField.Phones,
        [Emails] = CustomerField.Emails,
        [Account] = CustomerField.Account,
        ["tier"] = CustomerField.Tier,
        ["language"] = CustomerField.Language,
        ["notes"] = CustomerField.Notes,
        ["deleted"] = CustomerField.Deleted,
    };

    private readonly ColumnMap map;
    private readonly IReadOnlyList<OwnField> ownFields;
    private readonly Dictionary<string, ColumnMeaning> known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="file">The file, for its header and for messages.</param>
    /// <param name="map">The column map to apply.</param>
    /// <param name="ownFields">The attributes that have a column of their own.</param>
    /// <exception cref="ImportException">The header is not usable.</exception>
    public CustomerColumns(RecordFile file, ColumnMap map, IReadOnlyList<OwnField> ownFields)
    {
        var header = file.Columns ?? [];
        this.map =
            map.IsEmpty && !header.Contains(Id, StringComparer.OrdinalIgnoreCase) ? ColumnMap.Recognise(header) ?? map : map;
        this.ownFields = ownFields;
        if (this.map.Meanings.FirstOrDefault(meaning => ByName(meaning) is null) is { } nothing)
        {
            throw new ImportException(
                $"The column map has the unknown meaning '{nothing}'; the import knows {string.Join(", ", Standard.Keys)}, key:NAME, the columns in attributes.json, and ignore."
            );
        }

        foreach (var column in header)
        {
            known[column] = Read(column);
        }

        Settle(file.Name, header);
    }

    /// <summary>The name of the built-in map in use; null for none.</summary>
    public string? MapName => map.Name;

    /// <summary>Fields whose first value becomes the id of a row without one.</summary>
    public IReadOnlyList<string> IdFrom => map.IdFrom;

    /// <summary>Columns that the map gives another meaning, with that meaning.</summary>
    public IEnumerable<(string Column, string Meaning)> Renamed =>
        known
            .Where(column =>
                !column.Value.IsPassedOver && !IsStandard(column.Key) && column.Value.Field is not CustomerField.OwnField
            )
            .Select(column => (column.Key, NameOf(column.Value)));

    public bool HasKey => known.Values.Any(meaning => meaning.IsKey);

    /// <summary>Undeclared columns of the header.</summary>
    public IEnumerable<string> Undeclared =>
        known.Where(column => column.Value.Field is CustomerField.None).Select(column => column.Key);

    public ColumnMeaning this[string column]
    {
        get
        {
            if (known.TryGetValue(column, out var meaning))
            {
                return meaning;
            }

            meaning = Read(column);
            if (known.Count < MaxKnown)
            {
                known[column] = meaning;
            }

            return meaning;
        }
    }

    /// <summary>Whether the import has a column of this name. An attribute cannot declare such a name.</summary>
    public static bool IsStandard(string column) =>
        Standard.ContainsKey(column) || column.StartsWith(KeyPrefix, StringComparison.OrdinalIgnoreCase);

    private ColumnMeaning Read(string column)
    {
        if (RefusedRowsFile.IsOwnColumn(column))
        {
            return new(CustomerField.Ignored);
        }

        return map.Find(column) is { } meaning ? ByName(meaning)!
            : ByName(column) is { Field: not CustomerField.Ignored } own ? own
            : ColumnSynonyms.Find(column) is { } field ? new(field)
            : Unknown;
    }

    private ColumnMeaning? ByName(string name)
    {
        if (Standard.TryGetValue(name, out var field))
        {
            return new(field);
        }

        if (name.StartsWith(KeyPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new(CustomerField.DeclaredKey, KeyNameOf(name));
        }

        if (name.Equals(Ignore, StringComparison.OrdinalIgnoreCase))
        {
            return new(CustomerField.Ignored);
        }

        return ownFields.FirstOrDefault(own => own.Column.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } attribute
            ? new(CustomerField.OwnField, attribute.Name)
            : null;
    }

    /// <summary>
    /// The normal form of a declared key's name. On error, a text that starts with <c>!</c> and states the problem; no name
    /// starts that way.
    /// </summary>
    private static string KeyNameOf(string column) =>
        !KeyName.TryNormalise(column[KeyPrefix.Length..], out var name) ? "!is not a name for a key."
        : KeyName.IsBuiltIn(name) ? $"!is a key that every customer may have; use the column {BuiltInColumn(name)}."
        : name;

    private static string BuiltInColumn(string key) =>
        key switch
        {
            "phone" => Phones,
            "email" => Emails,
            "account" => Account,
            _ => Id,
        };

    /// <summary>
    /// A single-value field takes its value from one column. A column with the field's own name wins over synonyms.
    /// </summary>
    private void Settle(string file, IReadOnlyList<string> header)
    {
        if (known.FirstOrDefault(column => column.Value.Name is ['!', ..]) is { Key: { } wrong } key)
        {
            throw new ImportException($"{file}: the column {HeaderNames.Tell(wrong)} {key.Value.Name![1..]}");
        }

        foreach (var field in header.GroupBy(column => known[column]).Where(g => g.Count() > 1 && !g.Key.MayRepeat))
        {
            var sure = field.Where(column => map.Find(column) is not null || ByName(column) is not null).ToList();
            if (sure.Count > 1 || (sure.Count == 0 && field.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1))
            {
                throw new ImportException(
                    $"{file} has the {NameOf(field.Key)} of a customer in several columns: {HeaderNames.Tell([.. field])}; rename one, or pass --map COLUMN=ignore."
                );
            }

            foreach (var other in field.Except(sure.Count == 1 ? sure : field.Take(1)))
            {
                known[other] = Unknown;
            }
        }
    }

    private static string NameOf(ColumnMeaning meaning) =>
        meaning.Field switch
        {
            CustomerField.DeclaredKey => KeyPrefix + meaning.Name,
            CustomerField.OwnField => meaning.Name!,
            _ => Standard.First(standard => standard.Value == meaning.Field).Key,
        };
}
