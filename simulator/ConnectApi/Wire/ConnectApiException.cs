namespace ScreenPop.ConnectApi.Wire;

/// <summary>An error of the service, under the name and with the status its published model gives it.</summary>
internal sealed class ConnectApiException(string type, int status, string message) : Exception(message)
{
    public string Type => type;

    public int Status => status;

    /// <summary>What is wrong with a flow's content; only <c>InvalidContactFlowException</c> has it.</summary>
    public IReadOnlyList<string>? Problems { get; private init; }

    public static ConnectApiException InvalidParameter(string message) => new("InvalidParameterException", 400, message);

    public static ConnectApiException InvalidRequest(string message) => new("InvalidRequestException", 400, message);

    public static ConnectApiException NotFound(string message) => new("ResourceNotFoundException", 404, message);

    public static ConnectApiException ContactNotFound(string contactId) =>
        new("ContactNotFoundException", 410, $"There is no active contact '{contactId}'.");

    public static ConnectApiException Duplicate(string message) => new("DuplicateResourceException", 409, message);

    public static ConnectApiException Conflict(string message) => new("ResourceConflictException", 409, message);

    public static ConnectApiException DestinationNotAllowed(string number) =>
        new("DestinationNotAllowedException", 403, $"'{number}' is not a number in E.164 format.");

    /// <summary>The service says at most 50 things, each in at most 256 characters.</summary>
    public static ConnectApiException InvalidFlow(IReadOnlyList<string> problems) =>
        new("InvalidContactFlowException", 400, "The flow's content is not valid.")
        {
            Problems = [.. problems.Take(50).Select(problem => problem.Length > 256 ? problem[..256] : problem)],
        };

    public static ConnectApiException UnknownOperation(string method, string path) =>
        new("UnknownOperationException", 404, $"The local instance has no operation at {method} {path}.");
}
