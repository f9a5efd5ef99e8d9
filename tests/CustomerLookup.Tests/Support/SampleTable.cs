using Amazon.DynamoDBv2;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

[assembly: AssemblyFixture(typeof(ScreenPop.CustomerLookup.Tests.Support.SampleTable))]
[assembly: AssemblyFixture(typeof(LogWatch))]

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>A DynamoDB API with the sample customers and lines in the table <c>screen-pop</c>.</summary>
public sealed class SampleTable : IAsyncLifetime
{
    public const string Name = "screen-pop";

    private readonly DynaliteFixture dynalite = new();

    public Uri Endpoint => dynalite.Endpoint;

    public IAmazonDynamoDB DynamoDb { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await dynalite.InitializeAsync();
        DynamoDb = dynalite.CreateClient();
        await TableSetup.CreateIfMissingAsync(DynamoDb, Name, CancellationToken.None);
        var folder = RepositoryLayout.Find().SampleData;
        using var customers = RecordFile.Open(Path.Combine(folder, "customers.csv"));
        await new CustomerImport(DynamoDb, Name, new ImportOptions()).RunAsync(customers);
        using var lines = RecordFile.Open(Path.Combine(folder, "lines.csv"));
        await new LineImport(DynamoDb, Name, new ImportOptions()).RunAsync(lines);
    }

    public async ValueTask DisposeAsync()
    {
        DynamoDb.Dispose();
        await dynalite.DisposeAsync();
    }
}
