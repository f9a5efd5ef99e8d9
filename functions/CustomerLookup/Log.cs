using Microsoft.Extensions.Logging;

namespace ScreenPop.CustomerLookup;

/// <summary>The lookup's log events: 200 to 299. Callers mask the keys.</summary>
internal static partial class Log
{
    [LoggerMessage(
        200,
        LogLevel.Information,
        "{Channel} lookup by {KeyName} {Key}: {Status} {ErrorKind}, customers: {Matches}, truncated: {Truncated}, {DurationMs} ms."
    )]
    public static partial void LookedUp(
        this ILogger log,
        string? channel,
        string? keyName,
        string key,
        string status,
        string? errorKind,
        int matches,
        bool truncated,
        double durationMs
    );

    [LoggerMessage(201, LogLevel.Error, "The table did not answer the lookup by {KeyName} {Key}: {ErrorKind}.")]
    public static partial void TableFailed(this ILogger log, string errorKind, string keyName, string key, Exception exception);

    [LoggerMessage(202, LogLevel.Warning, "The entry of the dialed line could not be read: {ErrorKind}.")]
    public static partial void LineNotRead(this ILogger log, string errorKind);

    [LoggerMessage(203, LogLevel.Warning, "{Items} items under {KeyName} {Key} lack a required attribute.")]
    public static partial void ItemsUnreadable(this ILogger log, int items, string keyName, string key);

    [LoggerMessage(204, LogLevel.Error, "The flow's parameter {Problem}.")]
    public static partial void ParameterWrong(this ILogger log, string problem);

    [LoggerMessage(205, LogLevel.Error, "The lookup failed in its own code.")]
    public static partial void LookupBroke(this ILogger log, Exception exception);

    [LoggerMessage(
        206,
        LogLevel.Error,
        "The table {TableName} cannot be read ({ErrorKind}): {Reason} Check TABLE_NAME, AWS_REGION and the role's policy."
    )]
    public static partial void TableNotReadable(this ILogger log, string tableName, string errorKind, string reason);

    [LoggerMessage(
        207,
        LogLevel.Warning,
        "The note of the contact could not be written ({ErrorKind}); the contact may be missing from the history."
    )]
    public static partial void NoteGivenUp(this ILogger log, string errorKind, Exception exception);
}
