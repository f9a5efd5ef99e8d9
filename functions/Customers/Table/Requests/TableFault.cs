using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>Classifies the exception of a table request by its type and the service's error code.</summary>
public static class TableFault
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

    public static TableFaultKind KindOf(Exception exception) =>
        exception switch
        {
            OperationCanceledException or TimeoutException => TableFaultKind.Timeout,
            ProvisionedThroughputExceededException or RequestLimitExceededException => TableFaultKind.Throttled,
            ResourceNotFoundException => TableFaultKind.NoTable,
            AmazonServiceException service => KindOf(service),
            CredentialsException => TableFaultKind.Denied,
            AmazonClientException { InnerException: OperationCanceledException } => TableFaultKind.Timeout,
            AmazonClientException or HttpRequestException or IOException => TableFaultKind.Unavailable,
            _ => TableFaultKind.Internal,
        };

    /// <summary>Whether a retry may succeed.</summary>
    public static bool IsTransient(Exception exception) =>
        KindOf(exception) is TableFaultKind.Throttled or TableFaultKind.Unavailable or TableFaultKind.Timeout;

    private static TableFaultKind KindOf(AmazonServiceException exception) =>
        ThrottledCodes.Contains(exception.ErrorCode) || exception.StatusCode is HttpStatusCode.TooManyRequests
            ? TableFaultKind.Throttled
        : DeniedCodes.Contains(exception.ErrorCode)
        || exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? TableFaultKind.Denied
        : exception.StatusCode is HttpStatusCode.BadRequest && exception.ErrorCode is not null ? TableFaultKind.Internal
        : TableFaultKind.Unavailable;
}

/// <summary>Kinds of failure of a table request.</summary>
public enum TableFaultKind
{
    /// <summary>No answer within the time limit.</summary>
    Timeout,
    Throttled,

    /// <summary>No connection, a broken answer, or a fault of DynamoDB.</summary>
    Unavailable,
    NoTable,

    /// <summary>Missing credentials or permissions.</summary>
    Denied,

    /// <summary>The request itself is invalid.</summary>
    Internal,
}
