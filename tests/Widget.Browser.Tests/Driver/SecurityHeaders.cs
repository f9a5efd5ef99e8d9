using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScreenPop.Toolchain;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>The headers the page is deployed with.</summary>
internal sealed class SecurityHeaders(RepositoryLayout layout, Func<string> instance, Func<string> records)
{
    private readonly Dictionary<string, string> headers = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Path.Combine(layout.WebWidget, "security-headers.json"))
    )!;

    public Task AddAsync(HttpContext http, RequestDelegate next)
    {
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value
                .Replace("${InstanceUrl}", instance(), StringComparison.Ordinal)
                .Replace("${RecordUrl}", records(), StringComparison.Ordinal);
        }

        return next(http);
    }
}
