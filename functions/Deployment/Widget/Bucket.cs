using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace ScreenPop.Deployment.Widget;

/// <summary>The objects of a bucket.</summary>
internal sealed class Bucket(IAmazonS3 s3)
{
    public async Task PutAsync(string bucket, string key, byte[] content, FileKind kind, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(content);
        await s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = bucket,
                    Key = key,
                    InputStream = body,
                    UseChunkEncoding = false,
                    ContentType = kind.ContentType,
                    Headers = { CacheControl = kind.CacheControl },
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Reads an object; null when the object or the bucket does not exist.</summary>
    public async Task<byte[]?> FindAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await s3.GetObjectAsync(bucket, key, cancellationToken).ConfigureAwait(false);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return content.ToArray();
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Deletes an object; does nothing when the object or the bucket does not exist.</summary>
    public async Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            await s3.DeleteObjectAsync(bucket, key, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            // The object is gone already.
        }
    }
}
