using System.Text.Json;
using Amazon.DynamoDBv2;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>Puts the history together, in the init phase.</summary>
internal sealed class HistoryFunction(FunctionOptions options)
{
    /// <exception cref="ConfigurationException">The environment is incomplete; the message names the variable.</exception>
    public Task<LambdaHandler<JsonElement, HistoryResult>> StartAsync(CancellationToken cancellationToken)
    {
        var settings = HistorySettings.Read(options.Environment);
        // Nobody waits for this function, so the SDK may retry with its long pauses; what then still fails is thrown, and
        // Lambda's own retries and the dead-letter queue take it from there.
        var dynamoDb = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 4 });
        var handler = new HistoryHandler(
            settings,
            new ContactLedger(dynamoDb, settings.TableName),
            options.CreateLogger(),
            options.Clock
        );
        return Task.FromResult<LambdaHandler<JsonElement, HistoryResult>>(handler.HandleAsync);
    }
}
