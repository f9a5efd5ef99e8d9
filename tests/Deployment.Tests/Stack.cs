using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Logging;
using ScreenPop.Deployment.Aws;
using ScreenPop.Deployment.Events;
using ScreenPop.Deployment.Numbers;
using ScreenPop.Deployment.Settings;
using ScreenPop.Deployment.Widget;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;

namespace ScreenPop.Deployment.Tests;

/// <summary>
/// Replaces CloudFormation: it sends the requests of a stack's life to the real handler and keeps the physical ids.
/// </summary>
internal sealed class Stack : IDisposable
{
    private readonly DirectoryInfo package = Directory.CreateTempSubdirectory("screen-pop-package-");
    private readonly Dictionary<string, string> ids = [];
    private readonly HttpClient http;
    private readonly AmazonS3Client s3;
    private readonly DeploymentHandler handler;

    public Stack()
    {
        http = new HttpClient(Aws, disposeHandler: true);
        s3 = new AmazonS3Client(
            new BasicAWSCredentials("AKIDEXAMPLE", "example"),
            new AmazonS3Config { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new FakeAwsFactory(Aws) }
        );
        var log = new JsonLogger(LineWriter.StandardOutput, LogLevel.None, TimeProvider.System);
        var aws = new AwsHttp(http, Environment, new Hurry());
        handler = new DeploymentHandler(
            new Dictionary<string, ICustomResource>
            {
                ["Custom::WidgetFiles"] = new WidgetFiles(new Bucket(s3), package.FullName, log),
                ["Custom::SettingsRevision"] = new SettingsRevision(),
                ["Custom::NumberOfFlow"] = new NumberOfFlow(new PhoneNumbers(aws, Environment), log),
            },
            http,
            log,
            TimeProvider.System
        );
    }

    public FakeAws Aws { get; } = new();

    /// <summary>Sets the content of the function's package.</summary>
    public void Package(params (string Key, string Text)[] files)
    {
        package.Delete(recursive: true);
        foreach (var (key, text) in files)
        {
            var path = Path.Combine(package.FullName, key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public Task<ResourceResponse> CreateAsync(string type, params (string Name, string Value)[] properties) =>
        SendAsync("Create", type, properties);

    public Task<ResourceResponse> UpdateAsync(string type, params (string Name, string Value)[] properties) =>
        SendAsync("Update", type, properties);

    public Task<ResourceResponse> DeleteAsync(string type, params (string Name, string Value)[] properties) =>
        SendAsync("Delete", type, properties);

    public void Dispose()
    {
        s3.Dispose();
        http.Dispose();
        if (package.Exists)
        {
            package.Delete(recursive: true);
        }
    }

    private async Task<ResourceResponse> SendAsync(string kind, string type, (string Name, string Value)[] properties)
    {
        var json = JsonSerializer.Serialize(
            new
            {
                RequestType = kind,
                ResponseURL = "https://cloudformation-response.example.test/answer",
                StackId = "arn:aws:cloudformation:us-east-1:111122223333:stack/screen-pop/1",
                RequestId = Guid.NewGuid().ToString(),
                LogicalResourceId = "Resource",
                ResourceType = type,
                PhysicalResourceId = ids.GetValueOrDefault(type),
                ResourceProperties = properties
                    .Append((Name: "ServiceToken", Value: "arn:aws:lambda:us-east-1:111122223333:function:deployment"))
                    .ToDictionary(property => property.Name, property => property.Value),
            }
        );
        var request = JsonSerializer.Deserialize(json, DeploymentJson.Default.ResourceRequest)!;
        var context = new InvocationContext("request", "arn", DateTimeOffset.UtcNow.AddMinutes(2), coldStart: false);
        var response = await handler.HandleAsync(request, context, TestContext.Current.CancellationToken);
        ids[type] = response.PhysicalResourceId;
        return response;
    }

    private sealed class FakeAwsFactory(FakeAws aws) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(aws, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }

    public static string? Environment(string name) =>
        name switch
        {
            "AWS_REGION" => "us-east-1",
            "AWS_ACCESS_KEY_ID" => "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY" => "example",
            _ => null,
        };
}
