using System.Text.Json;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>Builds the history handler in the init phase.</summary>
internal sealed class HistoryFunction(FunctionOptions options)
{
    /// <exception cref="ConfigurationException">The environment is incomplete; the message names the variable.</exception>
    public Task<LambdaHandler<JsonElement, HistoryResult>> StartAsync(CancellationToken cancellationToken)
    {
        var settings = HistorySettings.Read(options.Environment);
        var dynamoDb =
            TableClient.Create()
            ?? throw new ConfigurationException("AWS_REGION is not set; Lambda sets it, and a local run must.");
        // A failure that outlasts the retries is thrown. Lambda then retries the event and finally sends it to the dead-letter
        // queue.
        var gateway = new TableGateway(dynamoDb, settings.TableName, RetryPolicy.Background);
        var handler = new HistoryHandler(settings, gateway, options.CreateLogger(), options.Clock);
        return Task.FromResult<LambdaHandler<JsonElement, HistoryResult>>(handler.HandleAsync);
    }
}
