using Microsoft.Extensions.Logging;

namespace ScreenPop.Deployment;

/// <summary>The deployment's log events: 400 to 499.</summary>
internal static partial class Log
{
    [LoggerMessage(
        400,
        LogLevel.Information,
        "{RequestType} of {LogicalResourceId} ({ResourceType}) is done: {PhysicalResourceId}."
    )]
    public static partial void Done(
        this ILogger log,
        string requestType,
        string logicalResourceId,
        string resourceType,
        string physicalResourceId
    );

    [LoggerMessage(401, LogLevel.Error, "{RequestType} of {LogicalResourceId} ({ResourceType}) failed: {Reason}")]
    public static partial void Failed(
        this ILogger log,
        string requestType,
        string logicalResourceId,
        string resourceType,
        string reason,
        Exception exception
    );

    [LoggerMessage(
        402,
        LogLevel.Information,
        "Published {Files} files to {Bucket} and removed {Stale} of the deployment before the last."
    )]
    public static partial void Published(this ILogger log, int files, string bucket, int stale);

    [LoggerMessage(403, LogLevel.Information, "Removed {Files} files from {Bucket}.")]
    public static partial void Emptied(this ILogger log, int files, string bucket);

    [LoggerMessage(404, LogLevel.Information, "The number {PhoneNumberId} now goes to {Flow}; before, it went to {Before}.")]
    public static partial void NumberAssociated(this ILogger log, string phoneNumberId, string flow, string before);

    [LoggerMessage(
        405,
        LogLevel.Warning,
        "The number {PhoneNumberId} stays as it is: it now goes to {Flow}, not to the stack's flow."
    )]
    public static partial void NumberTakenOver(this ILogger log, string phoneNumberId, string flow);

    [LoggerMessage(
        406,
        LogLevel.Warning,
        "The flow {Flow}, which had the number {PhoneNumberId} before, no longer exists; the number has no flow now."
    )]
    public static partial void FormerFlowGone(this ILogger log, string flow, string phoneNumberId);

    [LoggerMessage(407, LogLevel.Information, "{Target} answers a sample lookup with '{Status}'.")]
    public static partial void LookupFine(this ILogger log, string target, string status);

    [LoggerMessage(408, LogLevel.Error, "{Target} fails the sample lookup: {Answer}")]
    public static partial void LookupWrong(this ILogger log, string target, string answer);
}
