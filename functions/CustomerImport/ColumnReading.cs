using ScreenPop.Customers.Import.Columns;

namespace ScreenPop.Customers.Import;

/// <summary>How the import reads the columns of a file.</summary>
public sealed class ColumnReading
{
    internal ColumnReading(CustomerColumns columns) =>
        (MapName, Renamed, Undeclared) = (columns.MapName, [.. columns.Renamed], [.. columns.Undeclared]);

    /// <summary>The name of the built-in map in use; null for none.</summary>
    public string? MapName { get; }

    /// <summary>Columns that the map gives another meaning, with that meaning.</summary>
    public IReadOnlyList<(string Column, string Meaning)> Renamed { get; }

    /// <summary>Undeclared columns.</summary>
    public IReadOnlyList<string> Undeclared { get; }
}
