using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// The SDK's client as the functions use it: no retries and no time limits of its own, and bodies read under the token.
/// </summary>
public static class TableClient
{
    /// <returns>Null when no region is configured: neither <c>AWS_REGION</c> nor an endpoint.</returns>
    public static AmazonDynamoDBClient? Create()
    {
        var config = Configure(new AmazonDynamoDBConfig());
        // Without the metadata service, which would be waited for where there is none.
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false);
        return region is null && string.IsNullOrEmpty(config.ServiceURL)
            ? null
            : new AmazonDynamoDBClient(new TableCredentials(), config);
    }

    /// <summary>For a client of a test or a tool, whose address and credentials are its own.</summary>
    public static AmazonDynamoDBConfig Configure(AmazonDynamoDBConfig config, Func<HttpMessageHandler>? network = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        config.HttpClientFactory = new BufferedHttpClientFactory(network);
        return config;
    }
}
