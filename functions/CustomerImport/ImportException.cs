namespace ScreenPop.Customers.Import;

/// <summary>The import cannot go on. The message is one line that names the file or table and the remedy.</summary>
public class ImportException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The same problem of a file whose rows were imported up to there.</summary>
    internal ImportException AfterRows(bool isDry) =>
        isDry ? this : new($"{Message} The rows before it are in the table; run the same command again to continue.", this);
}
