using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import;

/// <summary>Options of an import.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// The country of phone numbers without a country code. <value>None by default: such rows are refused.</value>
    /// </summary>
    public Country? Country { get; init; }

    /// <summary>
    /// The meaning of columns whose names do not state it. <value>Empty by default; recognised exports bring their own
    /// map.</value>
    /// </summary>
    public ColumnMap Map { get; init; } = ColumnMap.None();

    /// <summary>Attributes that a column of the file fills. <value>None by default.</value></summary>
    public IReadOnlyList<OwnField> OwnFields { get; init; } = [];

    /// <summary>
    /// Stops the import at an undeclared column, and refuses a row with an invalid value. <value>False by default.</value>
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>Accepts a file in which customers have no key but their id. <value>False by default.</value></summary>
    public bool IdsOnly { get; init; }

    /// <summary>
    /// Remembers the ids in the file, so that <see cref="CustomerImport.FindMissing"/> finds the customers that are not in it.
    /// <value>False by default.</value>
    /// </summary>
    public bool Replace { get; init; }

    /// <summary>Reads and compares without writing. <value>False by default.</value></summary>
    public bool DryRun { get; init; }

    /// <summary>The maximum number of concurrent requests. <value>8 by default.</value></summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Receives every refused row, in file order. <value>None by default.</value></summary>
    public Action<RefusedRow>? OnRefused { get; init; }

    /// <summary>Receives every customer of the file, in file order, before the write. <value>None by default.</value></summary>
    public Action<Customer>? OnCustomer { get; init; }

    /// <summary>Receives every line of the file with its row, in file order, before it is written. <value>None by
    /// default.</value></summary>
    public Action<FileRecord, Line>? OnLine { get; init; }

    /// <summary>Receives the report so far after every chunk of rows. <value>None by default.</value></summary>
    public Action<ImportReport>? OnProgress { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
