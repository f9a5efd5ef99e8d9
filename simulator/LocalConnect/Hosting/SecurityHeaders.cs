using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>The response headers of the deployed widget, so that a page that breaks under them breaks here first.</summary>
internal sealed class SecurityHeaders(IReadOnlyDictionary<string, string> headers)
{
    public static SecurityHeaders Load(string path, IReadOnlyDictionary<string, string> placeholders) =>
        new(
            JsonSerializer.Deserialize<Dictionary<string, string>>(
                Placeholder.FillJson(File.ReadAllBytes(path), Path.GetFileName(path), placeholders)
            )!
        );

    /// <summary>
    /// The operator's page and the phone control the whole instance. No other page may frame them, so none can capture a click.
    /// </summary>
    public static void OfConsole(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    public void ApplyTo(HttpResponse response)
    {
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }
    }
}
