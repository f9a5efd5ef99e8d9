using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace ScreenPop.TestKit;

/// <summary>The real SDK with a fixed answer in place of a network, so that measurements exclude the database.</summary>
public sealed class CannedDynamoDb(Func<string, string> answerTo) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(answerTo));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public AmazonDynamoDBClient CreateClient() =>
        new(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig
            {
                ServiceURL = "http://dynamodb.test",
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
                HttpClientFactory = this,
            }
        );

    private sealed class Handler(Func<string, string> answerTo) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
            var response = new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answerTo(operation))),
            };
            response.Content.Headers.ContentType = new("application/x-amz-json-1.0");
            return Task.FromResult(response);
        }
    }
}
