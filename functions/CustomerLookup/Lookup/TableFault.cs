using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>What an exception of a table request means.</summary>
internal static class TableFault
{
    private static readonly string[] DeniedCodes =
    [
        "AccessDeniedException",
        "UnrecognizedClientException",
        "ExpiredTokenException",
        "InvalidSignatureException",
        "MissingAuthenticationTokenException",
        "IncompleteSignatureException",
    ];

    private static readonly string[] ThrottledCodes = ["ThrottlingException", "Throttling", "RequestLimitExceeded"];

    public static string KindOf(Exception exception) =>
        exception switch
        {
            OperationCanceledException or TimeoutException => ErrorKind.Timeout,
            ProvisionedThroughputExceededException or RequestLimitExceededException => ErrorKind.Throttled,
            AmazonServiceException service => KindOf(service),
            AmazonClientException { InnerException: OperationCanceledException } => ErrorKind.Timeout,
            AmazonClientException client => IsAboutCredentials(client) ? ErrorKind.Denied : ErrorKind.Unavailable,
            HttpRequestException or IOException => ErrorKind.Unavailable,
            _ => ErrorKind.Internal,
        };

    /// <summary>Asking again a moment later may help.</summary>
    public static bool IsTransient(Exception exception) =>
        KindOf(exception) is ErrorKind.Throttled or ErrorKind.Unavailable or ErrorKind.Timeout
        && exception is not ResourceNotFoundException;

    private static string KindOf(AmazonServiceException exception) =>
        ThrottledCodes.Contains(exception.ErrorCode) || exception.StatusCode is HttpStatusCode.TooManyRequests
            ? ErrorKind.Throttled
        : DeniedCodes.Contains(exception.ErrorCode)
        || exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? ErrorKind.Denied
        : exception.StatusCode is HttpStatusCode.BadRequest
        && exception is not ResourceNotFoundException
        && exception.ErrorCode is not null
            ? ErrorKind.Internal
        : ErrorKind.Unavailable;

    private static bool IsAboutCredentials(AmazonClientException exception) =>
        exception.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase);
}
