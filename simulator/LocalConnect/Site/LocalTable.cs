using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Site;

/// <summary>Imports the data of a session into its table.</summary>
/// <param name="RemovesMissing">True for the session's own table: customers that are not in the file are deleted.</param>
/// <param name="Tell">Receives a text about each row that is left out.</param>
internal sealed record LocalTable(
    LocalData Data,
    Uri Endpoint,
    string Name,
    string Region,
    bool RemovesMissing,
    Action<string> Tell
)
{
    /// <exception cref="SetupException">The file is not usable, or the table does not accept it.</exception>
    public Task ImportCustomersAsync(CancellationToken cancellationToken) =>
        ImportAsync(dynamoDb => Data.ImportCustomersAsync(dynamoDb, Name, RemovesMissing, Tell, cancellationToken));

    /// <exception cref="SetupException">The file is not usable, or the table does not accept it.</exception>
    public Task ImportLinesAsync(CancellationToken cancellationToken) =>
        ImportAsync(dynamoDb => Data.ImportLinesAsync(dynamoDb, Name, Tell, cancellationToken));

    private async Task ImportAsync(Func<IAmazonDynamoDB, Task> import)
    {
        using var dynamoDb = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = Region }
        );
        try
        {
            await import(dynamoDb);
        }
        catch (Exception problem) when (problem is HttpRequestException or AmazonServiceException)
        {
            throw new SetupException($"The DynamoDB API at {Endpoint} does not accept the data: {problem.Message}", problem);
        }
    }
}
