namespace ScreenPop.Customers.Import.Files;

/// <summary>The header of a file: the names of its columns.</summary>
internal static class HeaderNames
{
    /// <summary>More columns than any export has. A file with more is not a table of customers.</summary>
    private const int MaxColumns = 2000;

    private const int MostTold = 20;
    private const int LongestTold = 50;

    /// <exception cref="ImportException">A column has no name, or the file is no text.</exception>
    public static IReadOnlyList<string> Check(string file, IEnumerable<string> names)
    {
        List<string> header = [.. names.Select(name => name.Trim())];
        if (header.Count > MaxColumns)
        {
            throw new ImportException($"{file} has more than {MaxColumns} columns.");
        }

        if (header.Exists(name => name.Any(IsNoText)))
        {
            throw new ImportException($"{file} is not a text file that can be read; save it as CSV UTF-8 or as .xlsx.");
        }

        return header.IndexOf("") is >= 0 and var empty
            ? throw new ImportException(
                $"{file}: column {empty + 1} of the first line has no name; name it, or delete the column."
            )
            : header;
    }

    /// <summary>Lists names for a message. A file may have thousands of columns with names of any length.</summary>
    public static string Tell(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostTold).Select(Tell))
        + (names.Count > MostTold ? $" and {names.Count - MostTold} more" : "");

    public static string Tell(string name) => name.Length > LongestTold ? name[..LongestTold] + "…" : name;

    /// <summary>A name may have several lines, but no terminal should get what else a file that is no text has in it.</summary>
    private static bool IsNoText(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
