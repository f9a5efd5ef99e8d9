using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScreenPop.Deployment.Aws;

/// <summary>
/// Signs a request with AWS Signature Version 4, once its headers are set. Source: AWS General Reference, "Signature Version 4
/// signing process"; the tests use AWS's published examples.
/// </summary>
internal static class Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the headers <c>x-amz-date</c>, <c>x-amz-security-token</c> and <c>Authorization</c>.</summary>
    /// <param name="service">The service name in the credential scope: <c>s3</c>, <c>connect</c>.</param>
    /// <param name="payload">The body; empty for none.</param>
    public static void Sign(
        HttpRequestMessage request,
        ReadOnlySpan<byte> payload,
        string service,
        string region,
        Credentials credentials,
        DateTimeOffset now
    )
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var day = time[..8];
        request.Headers.TryAddWithoutValidation("x-amz-date", time);
        if (credentials.SessionToken is { Length: > 0 } token)
        {
            request.Headers.TryAddWithoutValidation("x-amz-security-token", token);
        }

        var payloadHash = Hex(SHA256.HashData(payload));
        if (service == "s3")
        {
            request.Headers.TryAddWithoutValidation("x-amz-content-sha256", payloadHash);
        }

        var headers = CanonicalHeaders(request);
        var signedHeaders = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n',
            [
                request.Method.Method,
                request.RequestUri!.AbsolutePath,
                request.RequestUri.Query.TrimStart('?'),
                .. headers.Select(header => $"{header.Key}:{header.Value}"),
                "",
                signedHeaders,
                payloadHash,
            ]
        );
        var scope = $"{day}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(Hmac(SigningKey(credentials, day, region, service), toSign));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}"
        );
    }

    private static SortedDictionary<string, string> CanonicalHeaders(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name.ToLowerInvariant()] = string.Join(',', values).Trim();
        }

        foreach (var (name, values) in request.Content?.Headers.NonValidated ?? default)
        {
            // The length may be unknown until the body is sent.
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                headers[name.ToLowerInvariant()] = string.Join(',', values).Trim();
            }
        }

        return headers;
    }

    private static byte[] SigningKey(Credentials credentials, string day, string region, string service) =>
        Hmac(
            Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes($"AWS4{credentials.SecretAccessKey}"), day), region), service),
            "aws4_request"
        );

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
