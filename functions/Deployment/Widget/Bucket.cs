using System.Net;
using System.Net.Http.Headers;
using ScreenPop.Deployment.Aws;

namespace ScreenPop.Deployment.Widget;

/// <summary>The objects of a bucket, by its REST API.</summary>
/// <param name="environment"><c>AWS_ENDPOINT_URL_S3</c> may name another server, which then has the bucket's name in the path.</param>
internal sealed class Bucket(AwsHttp aws, Func<string, string?> environment)
{
    public Task PutAsync(string bucket, string key, byte[] content, FileKind kind, CancellationToken cancellationToken) =>
        aws.SendAsync(
            "s3",
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Put, Address(bucket, key))
                {
                    Content = new ByteArrayContent(content),
                };
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(kind.ContentType);
                request.Headers.CacheControl = CacheControlHeaderValue.Parse(kind.CacheControl);
                return request;
            },
            content,
            cancellationToken
        );

    /// <summary>Null when there is no such object.</summary>
    public async Task<byte[]?> FindAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var answer = await aws.SendAsync(
                "s3",
                () => new HttpRequestMessage(HttpMethod.Get, Address(bucket, key)),
                [],
                cancellationToken,
                HttpStatusCode.NotFound
            )
            .ConfigureAwait(false);
        return answer.Status is HttpStatusCode.NotFound ? null : answer.Body;
    }

    /// <summary>Does nothing where there is no such object, or no such bucket.</summary>
    public Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken) =>
        aws.SendAsync(
            "s3",
            () => new HttpRequestMessage(HttpMethod.Delete, Address(bucket, key)),
            [],
            cancellationToken,
            HttpStatusCode.NotFound
        );

    private Uri Address(string bucket, string key)
    {
        var path = string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
        return environment("AWS_ENDPOINT_URL_S3") is { Length: > 0 } endpoint
            ? new Uri($"{endpoint.TrimEnd('/')}/{bucket}/{path}")
            : new Uri($"https://{bucket}.s3.{environment("AWS_REGION")}.amazonaws.com/{path}");
    }
}
