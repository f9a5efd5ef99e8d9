using ScreenPop.Customers.Import.Columns;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import;

/// <summary>How a file is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>Country of phone numbers without a country code. <value>None by default: such rows are refused.</value></summary>
    public Country? Country { get; init; }

    /// <summary>
    /// What columns mean whose names do not say it. <value>None by default; exports that are recognised bring their own.</value>
    /// </summary>
    public ColumnMap Map { get; init; } = ColumnMap.None();

    /// <summary>Attributes that a column of the file fills.</summary>
    public IReadOnlyList<OwnField> OwnFields { get; init; } = [];

    /// <summary>A column that nothing declares stops the import; a value that makes no sense costs the row.</summary>
    public bool Strict { get; init; }

    /// <summary>Takes a file in which nobody can be found but by the customer's id.</summary>
    public bool IdsOnly { get; init; }

    /// <summary>Remembers who was in the file, so that <see cref="CustomerImport.FindMissing"/> can tell who was not.</summary>
    public bool Replace { get; init; }

    /// <summary>Reads and compares, and writes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>How many requests are under way at once. <value>8 by default.</value></summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Told of every refused row, in file order.</summary>
    public Action<RefusedRow>? OnRefused { get; init; }

    /// <summary>Told of the state after every chunk of rows.</summary>
    public Action<ImportReport>? OnProgress { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
