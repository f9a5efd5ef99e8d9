using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>Converts rows of a customer file to customers.</summary>
/// <param name="columns">The meaning of the columns.</param>
/// <param name="options">The default country of phone numbers, and whether the mode is strict.</param>
/// <param name="notes">Receives the values that are left out of imported rows.</param>
internal sealed class CustomerRow(CustomerColumns columns, ImportOptions options, ImportNotes notes)
{
    private const int MaxIdBytes = 128;

    /// <summary>Each key takes one item in the table. A row with more keys than this is a mistake in the file.</summary>
    private const int MaxKeys = 50;

    /// <summary>The id of a row that may be unusable otherwise; null for none.</summary>
    public string? IdOf(FileRecord record)
    {
        try
        {
            var id = record.Fields.FirstOrDefault(field => columns[field.Key].Field is CustomerField.Id);
            return id.Key is not null ? Id(id.Key, id.Value) : Read(record).Id;
        }
        catch (RowRefusedException)
        {
            return null;
        }
    }

    /// <summary>Whether the row is of a customer who has been deleted. Such a row needs no other check.</summary>
    /// <exception cref="RowRefusedException">The row is not readable, or does not say clearly that it is deleted.</exception>
    public bool IsDeleted(FileRecord record)
    {
        RowChecks.Readable(record);
        return record.Fields.Any(field =>
            columns[field.Key].Field is CustomerField.Deleted && DeletionMark.IsSet(field.Key, field.Value)
        );
    }

    /// <exception cref="RowRefusedException">The row is not usable.</exception>
    public Customer Read(FileRecord record)
    {
        RowChecks.Readable(record);
        var row = new Row();
        foreach (var (column, value) in record.Fields)
        {
            var meaning = columns[column];
            if (meaning.Name is ['!', .. var problem])
            {
                throw new RowRefusedException($"{column} {problem}");
            }

            if (string.IsNullOrWhiteSpace(value) || meaning.Field is CustomerField.Ignored or CustomerField.Deleted)
            {
                continue;
            }

            if (meaning.Field is CustomerField.None)
            {
                Undeclared(column);
                continue;
            }

            OddValue.Check(record, column, meaning);
            Add(row, meaning, column, RowChecks.Text(column, value));
        }

        var customer = row.ToCustomer(
            row.Id ?? FirstKey(row) ?? throw new RowRefusedException($"{CustomerColumns.Id} is empty.")
        );
        return customer.LookupKeys.Count <= MaxKeys
            ? customer
            : throw new RowRefusedException($"has more than {MaxKeys} numbers, addresses and keys.");
    }

    private void Undeclared(string column)
    {
        if (options.Strict)
        {
            throw new RowRefusedException($"has {column}, which is not declared.");
        }

        notes.CountIgnored(column);
    }

    private void Add(Row row, ColumnMeaning meaning, string column, string value)
    {
        switch (meaning.Field)
        {
            case CustomerField.Id:
                row.Id ??= Id(column, value);
                break;
            case CustomerField.Phones:
                var numbers = ValueList.SplitNumbers(value, options.Country);
                row.Phones.AddRange(Usable(column, numbers, number => RowChecks.Phone(column, number, options.Country)));
                break;
            case CustomerField.Emails:
                var addresses = ValueList.SplitAddresses(value);
                row.Emails.AddRange(Usable(column, addresses, address => RowChecks.Email(column, address)));
                break;
            case CustomerField.Account:
                row.Account ??= ValueList.IsNothing(value)
                    ? null
                    : Exact("account", column, ValueList.WithoutApostrophe(value)).Value;
                break;
            case CustomerField.DeclaredKey:
                row.Keys.AddRange(ValueList.Split(value).Select(key => Exact(meaning.Name!, column, key)));
                break;
            case CustomerField.OwnField:
                row.Own.TryAdd(meaning.Name!, value);
                break;
            default:
                _ = ValueList.IsSpreadsheetError(value) || row.Texts.TryAdd(meaning.Field, value);
                break;
        }
    }

    /// <summary>
    /// A customer with an invalid value is imported all the same. Lookups use the valid values, and the report counts the invalid
    /// one.
    /// </summary>
    private List<string> Usable(string column, IEnumerable<string> values, Func<string, string> check)
    {
        var good = new List<string>();
        RowRefusedException? bad = null;
        var left = 0;
        foreach (var value in values)
        {
            try
            {
                good.Add(check(value));
            }
            catch (RowRefusedException e)
                when (e.Kind is not RowChecks.TwoReadings && !ShortenedNumber.Is(value) && !options.Strict)
            {
                (bad, left) = (e, left + 1);
            }
        }

        if (bad is not null && good.Count == 0)
        {
            throw bad;
        }

        notes.CountLeftOut(column, left);
        return good;
    }

    private string? FirstKey(Row row) =>
        columns
            .IdFrom.Select(field =>
                (field.Equals(CustomerColumns.Emails, StringComparison.OrdinalIgnoreCase) ? row.Emails : row.Phones)
            )
            .Select(values => values.FirstOrDefault())
            .FirstOrDefault(value => value is not null);

    private static string Id(string column, string value)
    {
        var text = ValueList.WithoutApostrophe(RowChecks.Text(column, value));
        // A zero is an id; every other text that stands for nothing would make one customer of many.
        return ValueList.IsNothing(text) && text != "0"
            ? throw new RowRefusedException($"{column} is empty.")
            : Exact("customerid", column, RowChecks.Limited(column, text, MaxIdBytes)).Value;
    }

    private static LookupKey Exact(string name, string column, string value)
    {
        var key =
            LookupKey.Exact(name, RowChecks.NotShortened(column, value))
            ?? throw new RowRefusedException($"{column} is longer than {LookupKey.MaxValueBytes} bytes.");
        return LookupKey.HasInvisible(key.Value)
            ? throw new RowRefusedException($"{column} has an invisible character; type the value again.")
            : key;
    }

    /// <summary>Collects the values of one customer.</summary>
    private sealed class Row
    {
        public string? Id { get; set; }

        public string? Account { get; set; }

        public List<string> Phones { get; } = [];

        public List<string> Emails { get; } = [];

        public List<LookupKey> Keys { get; } = [];

        public Dictionary<CustomerField, string> Texts { get; } = [];

        public Dictionary<string, string> Own { get; } = [];

        public Customer ToCustomer(string id) =>
            new()
            {
                Id = id,
                Name = Text(CustomerField.Name) ?? FullName(),
                FirstName = Text(CustomerField.FirstName),
                Account = Account,
                Tier = Text(CustomerField.Tier),
                Language = Text(CustomerField.Language),
                Notes = Text(CustomerField.Notes),
                Phones = [.. Phones.Distinct()],
                Emails = [.. Emails.DistinctBy(LookupKey.Email)],
                DeclaredKeys = [.. Keys.Distinct()],
                OwnFields = Own,
            };

        private string? FullName()
        {
            var parts = new[] { CustomerField.FirstName, CustomerField.MiddleName, CustomerField.LastName }
                .Select(Text)
                .OfType<string>();
            return string.Join(' ', parts) is { Length: > 0 } name ? name : null;
        }

        private string? Text(CustomerField field) => Texts.GetValueOrDefault(field);
    }
}
