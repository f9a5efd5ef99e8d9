using ScreenPop.Customers.Import.Files;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import.Columns;

/// <summary>
/// What the columns of one file mean: by the map first, then by their own names, then by names that mean the same.
/// </summary>
internal sealed class CustomerColumns
{
    public const string Id = "customerId";
    public const string Phones = "phones";
    public const string Emails = "emails";
    public const string Account = "account";

    /// <summary>Begins the name of a column that declares a key of its own, such as <c>key:orderNumber</c>.</summary>
    public const string KeyPrefix = "key:";

    private const string Ignore = "ignore";

    /// <summary>Columns that only a JSON Lines file can show one by one; more of them than this is data, not columns.</summary>
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
    };

    private readonly ColumnMap map;
    private readonly IReadOnlyList<OwnField> ownFields;
    private readonly Dictionary<string, ColumnMeaning> known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="file">For its header and for messages.</param>
    /// <param name="map">What was asked for.</param>
    /// <param name="ownFields">The attributes with a column of their own.</param>
    /// <exception cref="ImportException">The header cannot be used.</exception>
    public CustomerColumns(RecordFile file, ColumnMap map, IReadOnlyList<OwnField> ownFields)
    {
        var header = file.Columns ?? [];
        this.map =
            map.IsEmpty && !header.Contains(Id, StringComparer.OrdinalIgnoreCase) ? ColumnMap.Recognise(header) ?? map : map;
        this.ownFields = ownFields;
        if (this.map.Meanings.FirstOrDefault(meaning => ByName(meaning) is null) is { } nothing)
        {
            throw new ImportException(
                $"The map of columns says '{nothing}', which is nothing the import knows; it knows {string.Join(", ", Standard.Keys)}, key:NAME, the columns in attributes.json, and ignore."
            );
        }

        foreach (var column in header)
        {
            known[column] = Read(column);
        }

        Settle(file.Name, header);
    }

    /// <summary>The ready-made map that is used; null when there is none.</summary>
    public string? MapName => map.Name;

    /// <summary>Fields whose first value is the id where no column has it.</summary>
    public IReadOnlyList<string> IdFrom => map.IdFrom;

    /// <summary>Columns that mean something under another name than their own, and what.</summary>
    public IEnumerable<(string Column, string Meaning)> Renamed =>
        known
            .Where(column =>
                !column.Value.IsPassedOver && !IsStandard(column.Key) && column.Value.Field is not CustomerField.OwnField
            )
            .Select(column => (column.Key, NameOf(column.Value)));

    public bool HasKey => known.Values.Any(meaning => meaning.IsKey);

    /// <summary>Columns of the header that nothing declares.</summary>
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

    /// <summary>Whether the import has a column of this name, which no attribute can declare.</summary>
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
    /// The normal name of a declared key; text that begins with <c>!</c>, which no name does, says what is wrong with it.
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
    /// A field with one value takes it from one column: by a name that only means the same, it is not taken beside another.
    /// </summary>
    private void Settle(string file, IReadOnlyList<string> header)
    {
        if (known.FirstOrDefault(column => column.Value.Name is ['!', ..]) is { Key: { } wrong } key)
        {
            throw new ImportException($"{file}: the column {HeaderNames.Tell(wrong)} {key.Value.Name![1..]}");
        }

        foreach (
            var field in header.GroupBy(column => known[column]).Where(g => g.Count() > 1 && !g.Key.IsList && !g.Key.IsPassedOver)
        )
        {
            var sure = field.Where(column => map.Find(column) is not null || ByName(column) is not null).ToList();
            if (sure.Count > 1 || (sure.Count == 0 && field.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1))
            {
                throw new ImportException(
                    $"{file} has the {NameOf(field.Key)} of a customer in several columns: {HeaderNames.Tell([.. field])}; rename one, or say --map COLUMN=ignore."
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
