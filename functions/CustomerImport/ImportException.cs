namespace ScreenPop.Customers.Import;

/// <summary>The import cannot go on. The message is one line that names the file or table and the remedy.</summary>
public class ImportException(string message, Exception? inner = null) : Exception(message, inner);
