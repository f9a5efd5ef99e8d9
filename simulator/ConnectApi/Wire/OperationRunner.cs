using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Model;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Wire;

/// <summary>Runs an operation and answers in the service's wire format (REST and JSON).</summary>
internal sealed class OperationRunner(InstanceArn instance, ILogger log)
{
    public async Task RunAsync(HttpContext http, ServiceOperation operation, Func<ApiRequest, object?> handler)
    {
        try
        {
            var request = await RequestReader.ReadAsync(http, operation);
            if (operation.Input.Find("InstanceId") is not null)
            {
                CheckInstance(request.Optional("InstanceId"));
            }

            await AnswerAsync(http, StatusCodes.Status200OK, handler(request) ?? new object());
        }
        catch (ConnectApiException exception)
        {
            await RefuseAsync(http, operation.Name, exception.For(operation));
        }
        catch (ContactCenterException exception)
        {
            await RefuseAsync(http, operation.Name, Translate(exception).For(operation));
        }
    }

    public async Task RefuseAsync(HttpContext http, string name, ConnectApiException exception)
    {
        Log.Refused(log, name, exception.Type, exception.Message);
        http.Response.Headers["x-amzn-ErrorType"] = exception.Type;
        await AnswerAsync(http, exception.Status, exception.Answer);
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

    private static async Task AnswerAsync(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        http.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        await http.Response.WriteAsJsonAsync(answer, answer.GetType(), ApiJson.Options, "application/json", http.RequestAborted);
    }
}
