using Amazon.S3;
using ScreenPop.Deployment.Aws;
using ScreenPop.Deployment.Events;
using ScreenPop.Deployment.Numbers;
using ScreenPop.Deployment.Settings;
using ScreenPop.Deployment.Widget;
using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment;

/// <summary>Builds the deployment handler in the init phase.</summary>
internal sealed class DeploymentFunction(FunctionOptions options)
{
    /// <summary>The package contains the built widget beside the executable.</summary>
    private static readonly string WidgetFolder = Path.Combine(AppContext.BaseDirectory, "widget");

    public Task<LambdaHandler<ResourceRequest, ResourceResponse>> StartAsync(CancellationToken cancellationToken)
    {
        var log = options.CreateLogger();
        var http = new HttpClient();
        var aws = new AwsHttp(http, Environment, options.Clock);
        var handler = new DeploymentHandler(
            new Dictionary<string, ICustomResource>
            {
                ["Custom::WidgetFiles"] = new WidgetFiles(new Bucket(new AmazonS3Client()), WidgetFolder, log),
                ["Custom::SettingsRevision"] = new SettingsRevision(),
                ["Custom::NumberOfFlow"] = new NumberOfFlow(new PhoneNumbers(aws, Environment), log),
            },
            http,
            log,
            options.Clock
        );
        return Task.FromResult<LambdaHandler<ResourceRequest, ResourceResponse>>(handler.HandleAsync);
    }

    private string? Environment(string name) => options.Environment(name);
}
