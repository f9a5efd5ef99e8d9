using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// Creates the SDK's client for the functions: without its own retries and timeouts, and with bodies read under the token.
/// </summary>
public static class TableClient
{
    /// <returns>Null when no region is configured: neither <c>AWS_REGION</c> nor an endpoint.</returns>
    public static AmazonDynamoDBClient? Create()
    {
        var config = Configure(new AmazonDynamoDBConfig());
        // The search skips the metadata service, because it would wait for the service where there is none.
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false);
        return region is null && string.IsNullOrEmpty(config.ServiceURL)
            ? null
            : new AmazonDynamoDBClient(new TableCredentials(), config);
    }

    /// <summary>Configures a client of a test or a tool, which has its own address and credentials.</summary>
    public static AmazonDynamoDBConfig Configure(AmazonDynamoDBConfig config, Func<HttpMessageHandler>? network = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        config.HttpClientFactory = new BufferedHttpClientFactory(network);
        return config;
    }
}
