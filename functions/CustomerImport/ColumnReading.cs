using ScreenPop.Customers.Import.Columns;

namespace ScreenPop.Customers.Import;

/// <summary>How the columns of a file are understood.</summary>
public sealed class ColumnReading
{
    internal ColumnReading(CustomerColumns columns) =>
        (MapName, Renamed, Undeclared) = (columns.MapName, [.. columns.Renamed], [.. columns.Undeclared]);

    /// <summary>The ready-made map that is used; null when there is none.</summary>
    public string? MapName { get; }

    /// <summary>Columns that mean something under another name than their own, and what.</summary>
    public IReadOnlyList<(string Column, string Meaning)> Renamed { get; }

    /// <summary>Columns that nothing declares.</summary>
    public IReadOnlyList<string> Undeclared { get; }
}
