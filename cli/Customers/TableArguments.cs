using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Cli.Customers;

/// <summary>Which table a command works on, and how numbers in it are spelled.</summary>
internal static class TableArguments
{
    private const string DefaultTable = "screen-pop";

    private static readonly Option<string> Table = new("--table")
    {
        Description = "The table's name. Without it: TABLE_NAME, else " + DefaultTable + ".",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TABLE_NAME") is { Length: > 0 } name ? name : DefaultTable,
    };

    private static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "The DynamoDB API, such as http://localhost:8000. Without it: that of AWS_REGION.",
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

    /// <exception cref="BadUsageException">The country is none.</exception>
    public static Country? CountryOf(ParseResult parsed) =>
        parsed.GetValue(InCountry) is not { } code
            ? null
            : Country.Find(code)
                ?? throw new BadUsageException($"--country is '{code}': give an ISO 3166 code such as US, GB or DE.");

    /// <exception cref="BadUsageException">There is neither an endpoint nor an AWS region, or the endpoint is no web
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

        var configuration = new AmazonDynamoDBConfig
        {
            ServiceURL = endpoint.ToString(),
            AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1",
        };
        // A database on this machine takes any credentials, and most machines have none.
        return endpoint.IsLoopback
            ? new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), configuration)
            : new AmazonDynamoDBClient(configuration);
    }

    private static AmazonDynamoDBClient OfRegion()
    {
        try
        {
            return new AmazonDynamoDBClient();
        }
        catch (AmazonClientException)
        {
            throw new BadUsageException("There is no AWS region: set AWS_REGION, or give --endpoint.");
        }
    }
}
