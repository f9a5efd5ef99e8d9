using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Files;
using ScreenPop.Customers.Import.Rows;

namespace ScreenPop.Customers.Import;

/// <summary>Refuses an unusable file before anything is written.</summary>
internal static class FileChecks
{
    /// <exception cref="ImportException">The file has no ids, no row has a key, or strict mode meets an undeclared
    /// column.</exception>
    public static void Check(RecordFile file, CustomerColumns columns, ImportOptions options)
    {
        if (file.Columns is { } header)
        {
            if (!header.Any(column => columns[column].Field is CustomerField.Id) && columns.IdFrom.Count == 0)
            {
                throw new ImportException(
                    $"{file.Name} has no column {CustomerColumns.Id}; its columns are {HeaderNames.Tell(header)}. Name it with --map COLUMN={CustomerColumns.Id}."
                );
            }

            if (options.Strict && columns.Undeclared.ToList() is { Count: > 0 } undeclared)
            {
                throw new ImportException(
                    $"{file.Name} has undeclared columns: {HeaderNames.Tell(undeclared)}. Declare each with 'screenpop attributes add', or pass --map COLUMN=ignore."
                );
            }
        }

        if (!options.IdsOnly && !HasKey(file, columns, options))
        {
            throw new ImportException(
                $"No row of {file.Name} has a number, an address, an account or a declared key, so a lookup would find no customer. {Advice(file, columns)}"
            );
        }
    }

    /// <summary>Reads up to the first row with a key, usually the first row of all. An empty file passes.</summary>
    private static bool HasKey(RecordFile file, CustomerColumns columns, ImportOptions options)
    {
        var rows = new CustomerRow(columns, options, new ImportNotes());
        var any = false;
        foreach (var record in file.Records)
        {
            try
            {
                if (rows.IsDeleted(record))
                {
                    continue;
                }

                any = true;
                if (rows.Read(record).LookupKeys.Count > 1)
                {
                    return true;
                }
            }
            catch (RowRefusedException)
            {
                any = true;
                // A refused row may have had a key. The import's report states why it was refused.
                if (
                    record.Problem is not null
                    || record.Fields.Any(field => columns[field.Key].IsKey && field.Value.Trim().Length > 0)
                )
                {
                    return true;
                }
            }
        }

        return !any;
    }

    private static string Advice(RecordFile file, CustomerColumns columns) =>
        (
            file.Columns is null || columns.HasKey
                ? "Its columns for them are empty: fill one"
                : $"Its columns are {HeaderNames.Tell(file.Columns)}; name one with --map COLUMN=phones"
        ) + ", or pass --ids-only when lookups use customerId alone.";
}
