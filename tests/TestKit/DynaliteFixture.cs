using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;
using Xunit;

namespace ScreenPop.TestKit;

/// <summary>A DynamoDB API of its own for a test class or collection: <c>IClassFixture&lt;DynaliteFixture&gt;</c>.</summary>
public sealed class DynaliteFixture : IAsyncLifetime
{
    private Dynalite? dynalite;

    public Uri Endpoint => dynalite?.Endpoint ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync()
    {
        var layout = RepositoryLayout.Find();
        await TestHost.OrEndAsync(() => new NodeBuild(layout).EnsurePackagesAsync(CancellationToken.None));
        dynalite = await Dynalite.StartAsync(layout, CancellationToken.None);
    }

    public AmazonDynamoDBClient CreateClient() =>
        new(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "us-east-1" }
        );

    public async ValueTask DisposeAsync()
    {
        if (dynalite is not null)
        {
            await dynalite.DisposeAsync();
        }
    }
}
