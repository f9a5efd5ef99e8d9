using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Cli.Customers;

/// <summary>The options for the table, and for the country of phone numbers.</summary>
internal static class TableArguments
{
    private const string DefaultTable = "screen-pop";

    private static readonly Option<string> Table = new("--table")
    {
        Description = "The table's name. Default: TABLE_NAME, otherwise " + DefaultTable + ".",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TABLE_NAME") is { Length: > 0 } name ? name : DefaultTable,
    };

    private static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "The DynamoDB API, such as http://localhost:8000. Default: the one in AWS_REGION.",
    };

    private static readonly Option<string?> InCountry = new("--country")
    {
        Description = "Country of phone numbers without a country code: an ISO 3166 code such as US.",
    };

    public static Command AddTo(Command command)
    {
        command.Options.Add(Table);
        command.Options.Add(Endpoint);
        command.Options.Add(InCountry);
        return command;
    }

    public static string TableOf(ParseResult parsed) => parsed.GetRequiredValue(Table);

    /// <exception cref="BadUsageException">The country is unknown.</exception>
    public static Country? CountryOf(ParseResult parsed) =>
        parsed.GetValue(InCountry) is not { } code
            ? null
            : Country.Find(code)
                ?? throw new BadUsageException($"--country is '{code}': give an ISO 3166 code such as US, GB or DE.");

    /// <exception cref="BadUsageException">Neither an endpoint nor an AWS region is set, or the endpoint is not a web
    /// address.</exception>
    public static IAmazonDynamoDB ClientOf(ParseResult parsed)
    {
        if (parsed.GetValue(Endpoint) is not { } address)
        {
            return OfRegion();
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new BadUsageException($"--endpoint is '{address}': give a web address such as http://localhost:8000.");
        }

        var configuration = Patient(
            new()
            {
                ServiceURL = endpoint.ToString(),
                AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1",
            }
        );
        // A local database accepts any credentials, and most machines have none.
        return endpoint.IsLoopback
            ? new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), configuration)
            : new AmazonDynamoDBClient(configuration);
    }

    private static AmazonDynamoDBClient OfRegion()
    {
        try
        {
            return new AmazonDynamoDBClient(Patient(new()));
        }
        catch (AmazonClientException)
        {
            throw new BadUsageException("There is no AWS region: set AWS_REGION, or give --endpoint.");
        }
    }

    /// <summary>
    /// Reports an unreachable table within a minute: three attempts with a timeout of 10 s each. The SDK's own timeouts add up
    /// to many minutes.
    /// </summary>
    private static AmazonDynamoDBConfig Patient(AmazonDynamoDBConfig configuration)
    {
        configuration.Timeout = TimeSpan.FromSeconds(10);
        configuration.MaxErrorRetry = 2;
        return configuration;
    }
}
