using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Wire;

/// <summary>Runs an operation and answers in the service's wire format (REST and JSON).</summary>
internal sealed class OperationRunner(InstanceArn instance, ILogger log)
{
    public async Task RunAsync(HttpContext http, string name, Func<ApiRequest, object?> operation)
    {
        try
        {
            var body = await ReadBodyAsync(http);
            var request = new ApiRequest(http.Request, body);
            CheckInstance(http.Request.RouteValues["InstanceId"]?.ToString() ?? body["InstanceId"]?.ToString());
            await AnswerAsync(http, StatusCodes.Status200OK, operation(request) ?? new JsonObject());
        }
        catch (ConnectApiException exception)
        {
            await RefuseAsync(http, name, exception);
        }
        catch (ContactCenterException exception)
        {
            await RefuseAsync(http, name, Translate(exception));
        }
    }

    public async Task RefuseAsync(HttpContext http, string name, ConnectApiException exception)
    {
        Log.Refused(log, name, exception.Type, exception.Message);
        http.Response.Headers["x-amzn-ErrorType"] = exception.Type;
        object answer = exception.Problems is { } problems
            ? new { problems = problems.Select(message => new { message }) }
            : new { exception.Message };
        await AnswerAsync(http, exception.Status, answer);
    }

    private static ConnectApiException Translate(ContactCenterException exception) =>
        exception.Error switch
        {
            ContactCenterError.NotFound => ConnectApiException.NotFound(exception.Message),
            ContactCenterError.InvalidState => ConnectApiException.InvalidRequest(exception.Message),
            _ => ConnectApiException.InvalidParameter(exception.Message),
        };

    private void CheckInstance(string? instanceId)
    {
        if (instanceId is not null && instanceId != instance.InstanceId && instanceId != instance.Value)
        {
            throw ConnectApiException.NotFound($"There is no instance '{instanceId}'; this one is '{instance.InstanceId}'.");
        }
    }

    private static async Task<JsonObject> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return SoundJson.ParseObject(body.GetBuffer().AsSpan(0, (int)body.Length))
            ?? throw ConnectApiException.InvalidRequest("The body is not a JSON object.");
    }

    private static async Task AnswerAsync(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        http.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        await http.Response.WriteAsJsonAsync(answer, answer.GetType(), ApiJson.Options, "application/json", http.RequestAborted);
    }
}
