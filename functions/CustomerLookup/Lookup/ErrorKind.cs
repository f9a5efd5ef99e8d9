using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>Why a lookup ended with <c>error</c>: values of the attribute <c>errorKind</c>.</summary>
internal static class ErrorKind
{
    /// <summary>The table did not answer within the lookup's deadline.</summary>
    public const string Timeout = "timeout";

    public const string Throttled = "throttled";

    /// <summary>No connection, a broken answer, a fault of DynamoDB, or no such table.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Credentials or permissions.</summary>
    public const string Denied = "denied";

    /// <summary>A parameter of the block is wrong.</summary>
    public const string BadRequest = "badRequest";

    /// <summary>The table has something under the key, and none of it can be read.</summary>
    public const string BadData = "badData";

    public const string Internal = "internal";

    /// <summary>What a request of the table failed with.</summary>
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
