using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Import.Files;
using ScreenPop.Customers.Import.Rows;

namespace ScreenPop.Customers.Import;

/// <summary>What makes a whole file unusable, told before anything is written.</summary>
internal static class FileChecks
{
    /// <exception cref="ImportException">The file has no ids, nobody in it could be found, or it is not to have columns that
    /// nothing declares.</exception>
    public static void Check(RecordFile file, CustomerColumns columns, ImportOptions options)
    {
        if (file.Columns is { } header)
        {
            if (!header.Any(column => columns[column].Field is CustomerField.Id) && columns.IdFrom.Count == 0)
            {
                throw new ImportException(
                    $"{file.Name} has no column {CustomerColumns.Id}; its columns are {HeaderNames.Tell(header)}. Say which one it is by --map COLUMN={CustomerColumns.Id}."
                );
            }

            if (options.Strict && columns.Undeclared.ToList() is { Count: > 0 } undeclared)
            {
                throw new ImportException(
                    $"{file.Name} has columns that nothing declares: {HeaderNames.Tell(undeclared)}. Declare each by 'screenpop attributes add', or say --map COLUMN=ignore."
                );
            }
        }

        if (!options.IdsOnly && !HasKey(file, columns, options))
        {
            throw new ImportException(
                $"No row of {file.Name} has a number, an address, an account or a key of its own, so a lookup would find nobody. {Advice(file, columns)}"
            );
        }
    }

    /// <summary>Reads only as far as the first row with a key, which mostly is the first; an empty file is no fault.</summary>
    private static bool HasKey(RecordFile file, CustomerColumns columns, ImportOptions options)
    {
        var rows = new CustomerRow(columns, options, new ImportNotes());
        var any = false;
        foreach (var record in file.Records)
        {
            try
            {
                any = true;
                if (rows.Read(record).LookupKeys.Count > 1)
                {
                    return true;
                }
            }
            catch (RowRefusedException)
            {
                // A row that is refused may have had one: the report of the import tells why it is refused.
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
                ? "Its columns for them are empty"
                : $"Its columns are {HeaderNames.Tell(file.Columns)}; say which one it is by --map COLUMN=phones"
        ) + ", or give --ids-only when customers are looked up by customerId alone.";
}
