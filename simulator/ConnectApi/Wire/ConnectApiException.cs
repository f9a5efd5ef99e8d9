using ScreenPop.ConnectApi.Model;

namespace ScreenPop.ConnectApi.Wire;

/// <summary>An error of the service, with the name and the status in its published model.</summary>
internal sealed class ConnectApiException(string type, string message) : Exception(message)
{
    private const string Parameter = "InvalidParameterException";
    private const string Request = "InvalidRequestException";

    public string Type => type;

    /// <summary>The HTTP status. The model has no error for an unknown operation, which gets 404.</summary>
    public int Status => ServiceModel.Errors.TryGetValue(type, out var error) ? error.Status : 404;

    /// <summary>The body: the error's text, or one entry for each problem of a flow's or a test case's content.</summary>
    public object Answer =>
        new Dictionary<string, object>
        {
            [ServiceModel.Errors.TryGetValue(type, out var error) ? error.Members[0] : "Message"] = Problems is { } problems
                ? problems.Select(message => new { message })
                : Message,
        };

    private IReadOnlyList<string>? Problems { get; init; }

    /// <summary>Some operations have only one of the two errors for an invalid request.</summary>
    public ConnectApiException For(ServiceOperation operation) =>
        operation.Errors.Contains(type) ? this
        : type is Parameter ? new(Request, Message)
        : type is Request ? new(Parameter, Message)
        : this;

    public static ConnectApiException InvalidParameter(string message) => new(Parameter, message);

    public static ConnectApiException InvalidRequest(string message) => new(Request, message);

    public static ConnectApiException NotFound(string message) => new("ResourceNotFoundException", message);

    public static ConnectApiException ContactNotFound(string contactId) =>
        new("ContactNotFoundException", $"There is no active contact '{contactId}'.");

    public static ConnectApiException NotPublished(string name) =>
        new("ContactFlowNotPublishedException", $"The contact flow '{name}' is not published: add ':$SAVED' to its id.");

    public static ConnectApiException Duplicate(string message) => new("DuplicateResourceException", message);

    public static ConnectApiException Conflict(string message) => new("ResourceConflictException", message);

    public static ConnectApiException QuotaExceeded(string message) => new("ServiceQuotaExceededException", message);

    public static ConnectApiException DestinationNotAllowed(string number) =>
        new("DestinationNotAllowedException", $"'{number}' is not a number in E.164 format.");

    /// <summary>The service reports at most 50 problems of at most 256 characters each.</summary>
    public static ConnectApiException InvalidFlow(IReadOnlyList<string> problems, bool isModule) =>
        new(isModule ? "InvalidContactFlowModuleException" : "InvalidContactFlowException", "The flow's content is not valid.")
        {
            Problems = [.. problems.Take(50).Select(problem => problem.Length > 256 ? problem[..256] : problem)],
        };

    public static ConnectApiException InvalidTestCase(IReadOnlyList<string> problems) =>
        new("InvalidTestCaseException", string.Join(" ", problems)) { Problems = problems };

    public static ConnectApiException UnknownOperation(string method, string path) =>
        new("UnknownOperationException", $"The local instance has no operation at {method} {path}.");

    public static ConnectApiException Missing(string name) =>
        InvalidRequest(
            $"1 validation error detected: Value null at '{Spelled(name)}' failed to satisfy constraint: Member must not be null"
        );

    /// <summary>The error for a violation of the published model.</summary>
    public static ConnectApiException Of(Violation violation) =>
        violation.IsMissing
            ? Missing(violation.Path)
            : InvalidParameter($"1 validation error detected: Value at '{Spelled(violation.Path)}' {violation.Text}");

    private static string Spelled(string path) => path.Length == 0 ? path : char.ToLowerInvariant(path[0]) + path[1..];
}
