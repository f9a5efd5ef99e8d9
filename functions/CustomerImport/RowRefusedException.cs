namespace ScreenPop.Customers.Import;

/// <summary>A row is not usable; the message, which begins in lower case after the line number, says why and never quotes the value.</summary>
internal sealed class RowRefusedException(string reason) : Exception(reason);
