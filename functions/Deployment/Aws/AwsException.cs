using System.Net;
using System.Text;

namespace ScreenPop.Deployment.Aws;

/// <summary>AWS refused a request.</summary>
internal sealed class AwsException(HttpRequestMessage request, HttpStatusCode status, byte[] body)
    : Exception(
        $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)} failed with status {(int)status}: {Words(body)}"
    )
{
    private const int LongestAnswer = 500;

    public HttpStatusCode Status { get; } = status;

    private static string Words(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body).ReplaceLineEndings(" ").Trim();
        return text.Length > LongestAnswer ? text[..LongestAnswer] : text;
    }
}
