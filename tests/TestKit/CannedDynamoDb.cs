using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.TestKit;

/// <summary>The real SDK with an answer in place of a network, so that only code is measured and not a database.</summary>
public sealed class CannedDynamoDb(Func<string, string> answerTo)
{
    /// <summary>The functions' client over another network.</summary>
    public static AmazonDynamoDBClient ClientOver(Func<HttpMessageHandler> network) =>
        new(
            new BasicAWSCredentials("local", "local"),
            TableClient.Configure(
                new AmazonDynamoDBConfig { ServiceURL = "http://dynamodb.test", AuthenticationRegion = "us-east-1" },
                network
            )
        );

    public AmazonDynamoDBClient CreateClient() => ClientOver(() => new Handler(answerTo));

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
