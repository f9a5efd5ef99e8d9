using System.CommandLine;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Cli.Customers;

/// <summary>The options for the table, and for the country of phone numbers.</summary>
internal static class TableArguments
{
    private const string DefaultTable = "screen-pop";

    /// <summary>In the AWS CLI's order. The SDK itself does not read the second.</summary>
    private static readonly string[] RegionVariables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    private static readonly Option<string> Table = new("--table")
    {
        Description = "The table's name. Default: TABLE_NAME, otherwise " + DefaultTable + ".",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TABLE_NAME") is { Length: > 0 } name ? name : DefaultTable,
    };

    private static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "The DynamoDB API, such as http://localhost:8000. Default: the one of the region.",
    };

    private static readonly Option<string?> Region = new("--region")
    {
        Description = "Region of the table (default: the one of AWS_REGION or of the profile).",
    };

    private static readonly Option<string?> Profile = new("--profile")
    {
        Description = "Profile of the AWS CLI (default: the AWS CLI's own).",
    };

    private static readonly Option<string?> InCountry = new("--country")
    {
        Description = "Country of phone numbers without a country code: an ISO 3166 code such as US.",
    };

    public static Command AddTo(Command command)
    {
        command.Options.Add(Table);
        command.Options.Add(Endpoint);
        command.Options.Add(Region);
        command.Options.Add(Profile);
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
            return OfRegion(parsed.GetValue(Region), parsed.GetValue(Profile));
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

    private static AmazonDynamoDBClient OfRegion(string? region, string? profile)
    {
        var configuration = Patient(new());
        AWSCredentials? credentials = null;
        if (profile is not null)
        {
            // As in the AWS CLI, the profile comes before keys in the environment.
            if (
                !new CredentialProfileStoreChain().TryGetProfile(profile, out var found)
                || !AWSCredentialsFactory.TryGetAWSCredentials(found, found.CredentialProfileStore, out credentials)
            )
            {
                throw new BadUsageException(
                    $"--profile is '{profile}': the AWS CLI's files have no such profile with credentials."
                );
            }

            region ??= RegionOfEnvironment() ?? found.Region?.SystemName;
        }

        region ??= RegionOfEnvironment();
        if (region is not null)
        {
            configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            // AWS_ENDPOINT_URL replaces the region's address, and would leave the signature to the default region.
            configuration.AuthenticationRegion = region;
        }

        try
        {
            return credentials is null
                ? new AmazonDynamoDBClient(configuration)
                : new AmazonDynamoDBClient(credentials, configuration);
        }
        catch (AmazonClientException)
        {
            throw new BadUsageException("There is no AWS region: give --region or set AWS_REGION, or give --endpoint.");
        }
    }

    private static string? RegionOfEnvironment() =>
        RegionVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(region => !string.IsNullOrEmpty(region));

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
