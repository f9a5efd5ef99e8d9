using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ScreenPop.Cli.Tests;

/// <summary>The commands for the table use the credentials and the region that the AWS CLI would use.</summary>
public sealed class TableProfileTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("screen-pop-");
    private readonly List<string> signed = [];
    private WebApplication table = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            In("credentials"),
            """
            [default]
            aws_access_key_id = OFDEFAULT
            aws_secret_access_key = secret
            [prod]
            aws_access_key_id = OFPROD
            aws_secret_access_key = secret
            """,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(In("config"), "[profile prod]\nregion = eu-west-1\n", TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        table = builder.Build();
        table.Run(http =>
        {
            lock (signed)
            {
                signed.Add(http.Request.Headers.Authorization.ToString());
            }

            return http.Response.WriteAsync("""{"Count":0,"Items":[]}""");
        });
        await table.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await table.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--region us-west-2", "OFENVIRONMENT", "us-west-2")]
    [InlineData("--country US", "OFENVIRONMENT", "ap-south-1", "ap-south-1")]
    [InlineData("--profile prod", "OFPROD", "ap-south-1", "ap-south-1")]
    [InlineData("--profile prod", "OFPROD", "eu-west-1")]
    [InlineData("--profile prod --region us-west-2", "OFPROD", "us-west-2")]
    public async Task Requests_are_signed_for_the_profile_and_the_region(
        string options,
        string key,
        string region,
        string? byDefault = null
    )
    {
        using var screenpop = Find(options, table.Urls.Single(), byDefault);

        var (code, output, errors) = await screenpop.EndAsync();

        Assert.True(code == 1, errors);
        Assert.Contains("No customer has phone +14155550100.", output, StringComparison.Ordinal);
        Assert.All(signed, value => Assert.Contains($"Credential={key}/", value, StringComparison.Ordinal));
        Assert.All(signed, value => Assert.Contains($"/{region}/dynamodb/", value, StringComparison.Ordinal));
        Assert.NotEmpty(signed);
    }

    [Theory]
    [InlineData("--profile other", "--profile is 'other'")]
    [InlineData("--profile default", "give --region or set AWS_REGION")]
    public async Task A_profile_that_is_missing_or_has_no_region_is_named(string options, string problem)
    {
        using var screenpop = Find(options, endpoint: null);

        var (code, _, errors) = await screenpop.EndAsync();

        Assert.Equal(2, code);
        Assert.Contains(problem, errors, StringComparison.Ordinal);
    }

    private ScreenPopProcess Find(string options, string? endpoint, string? defaultRegion = null) =>
        ScreenPopProcess.Start(
            environment =>
            {
                environment["AWS_CONFIG_FILE"] = In("config");
                environment["AWS_SHARED_CREDENTIALS_FILE"] = In("credentials");
                environment["AWS_ACCESS_KEY_ID"] = "OFENVIRONMENT";
                environment["AWS_SECRET_ACCESS_KEY"] = "secret";
                environment["AWS_EC2_METADATA_DISABLED"] = "true";
                environment["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint;
                environment.Remove("AWS_REGION");
                environment["AWS_DEFAULT_REGION"] = defaultRegion;
                environment.Remove("AWS_PROFILE");
            },
            ["customers", "find", "+14155550100", "--table", "Customers", .. options.Split(' ')]
        );

    private string In(string name) => Path.Combine(folder.FullName, name);
}
