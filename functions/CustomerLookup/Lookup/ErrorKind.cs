using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>The reasons for the status <c>error</c>: values of the attribute <c>errorKind</c>.</summary>
internal static class ErrorKind
{
    /// <summary>The table did not answer within the lookup's deadline.</summary>
    public const string Timeout = "timeout";

    public const string Throttled = "throttled";

    /// <summary>No connection, a broken answer, a fault of DynamoDB, or a missing table.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Missing credentials or permissions.</summary>
    public const string Denied = "denied";

    /// <summary>A parameter of the block is wrong.</summary>
    public const string BadRequest = "badRequest";

    /// <summary>The table has items under the key, but none of them is readable.</summary>
    public const string BadData = "badData";

    public const string Internal = "internal";

    /// <summary>The kind of a failed table request.</summary>
    public static string Of(Exception exception) =>
        TableFault.KindOf(exception) switch
        {
            TableFaultKind.Timeout => Timeout,
            TableFaultKind.Throttled => Throttled,
            TableFaultKind.Unavailable or TableFaultKind.NoTable => Unavailable,
            TableFaultKind.Denied => Denied,
            _ => Internal,
        };
}
