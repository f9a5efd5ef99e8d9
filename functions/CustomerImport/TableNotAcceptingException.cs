namespace ScreenPop.Customers.Import;

/// <summary>The table goes on refusing what would pass at another time.</summary>
public sealed class TableNotAcceptingException(string message) : ImportException(message);
