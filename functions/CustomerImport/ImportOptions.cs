using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import;

/// <summary>How a file is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>Country of phone numbers without a country code. <value>None by default: such rows are refused.</value></summary>
    public Country? Country { get; init; }

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
