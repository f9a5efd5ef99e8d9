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

    public void ApplyTo(HttpResponse response)
    {
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }
    }
}
