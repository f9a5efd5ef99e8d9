using Amazon.DynamoDBv2;
using ScreenPop.Customers.Table;
using ScreenPop.TestKit;

namespace ScreenPop.Cli.Tests;

/// <summary>Tests of commands that have a table of their own, and a folder for their files.</summary>
public abstract class TableCommandTests(DynaliteFixture dynalite) : IClassFixture<DynaliteFixture>, IAsyncLifetime
{
    protected string Table { get; } = "cli-" + Guid.NewGuid().ToString("N");

    protected Uri Endpoint => dynalite.Endpoint;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("screenpop-").FullName;

    protected StringWriter Output { get; } = new();

    protected StringWriter Errors { get; } = new();

    /// <summary>Creates a client of the table's API.</summary>
    protected AmazonDynamoDBClient Client() => dynalite.CreateClient();

    public async ValueTask InitializeAsync()
    {
        using var client = Client();
        await TableSetup.CreateIfMissingAsync(client, Table, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        Output.Dispose();
        Errors.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the command on the table.</summary>
    protected Task<int> RunAsync(params string[] args) =>
        CommandLine.RunAsync(
            [.. args, "--table", Table, "--endpoint", Endpoint.ToString()],
            Output,
            Errors,
            TestContext.Current.CancellationToken
        );

    /// <summary>Writes a file in the folder; returns its path.</summary>
    protected string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
