using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import;

/// <summary>A row of a customer file as a customer.</summary>
internal static class CustomerRow
{
    private const int MaxIdBytes = 128;

    /// <summary>An index item per key; more than this is a mistake in the file.</summary>
    private const int MaxKeys = 50;

    /// <exception cref="RowRefusedException">The row is not usable.</exception>
    public static Customer Read(FileRecord record, Country? country)
    {
        RowChecks.Readable(record);
        var customer = new Customer
        {
            Id = LookupKey.Exact("customerid", RowChecks.Required(record, CustomerColumns.Id, MaxIdBytes))!.Value,
            Name = record[CustomerColumns.Name],
            FirstName = record[CustomerColumns.FirstName],
            Account = record[CustomerColumns.Account] is { } account
                ? Exact("account", CustomerColumns.Account, account).Value
                : null,
            Tier = record[CustomerColumns.Tier],
            Language = record[CustomerColumns.Language],
            Notes = record[CustomerColumns.Notes],
            Phones =
            [
                .. record
                    .Several(CustomerColumns.Phones)
                    .Select(p => RowChecks.Phone(CustomerColumns.Phones, p, country))
                    .Distinct(),
            ],
            Emails =
            [
                .. record.Several(CustomerColumns.Emails).Select(e => RowChecks.Email(CustomerColumns.Emails, e)).Distinct(),
            ],
            DeclaredKeys = [.. DeclaredKeys(record).Distinct()],
        };
        return customer.LookupKeys.Count <= MaxKeys
            ? customer
            : throw new RowRefusedException($"has more than {MaxKeys} numbers, addresses and keys.");
    }

    private static IEnumerable<LookupKey> DeclaredKeys(FileRecord record)
    {
        foreach (var column in record.Fields.Keys)
        {
            if (!column.StartsWith(CustomerColumns.KeyPrefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!KeyName.TryNormalise(column[CustomerColumns.KeyPrefix.Length..], out var name))
            {
                throw new RowRefusedException($"{column} is not a name for a key.");
            }

            foreach (var value in record.Several(column))
            {
                yield return Exact(name, column, value);
            }
        }
    }

    private static LookupKey Exact(string name, string column, string value) =>
        LookupKey.Exact(name, value)
        ?? throw new RowRefusedException($"{column} is longer than {LookupKey.MaxValueBytes} bytes.");
}
