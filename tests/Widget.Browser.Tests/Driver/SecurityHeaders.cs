using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScreenPop.Toolchain;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>The headers of the deployed page, with <c>FrameAncestors</c> where the record system frames the page.</summary>
internal sealed class SecurityHeaders(RepositoryLayout layout, Func<string> instance, Func<string> records, bool framed)
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
                .Replace("${RecordUrl}", records(), StringComparison.Ordinal)
                .Replace(" ${RecordOrigins}", "", StringComparison.Ordinal)
                .Replace(
                    "frame-ancestors 'self'",
                    framed ? $"frame-ancestors 'self' {records()}" : "frame-ancestors 'self'",
                    StringComparison.Ordinal
                );
        }

        return next(http);
    }
}
