namespace ScreenPop.Customers.Import;

/// <summary>The table keeps refusing writes for a reason that may pass, such as throttling.</summary>
public sealed class TableNotAcceptingException(string message) : ImportException(message);
