using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScreenPop.Toolchain;

namespace ScreenPop.Widget.Browser.Tests.Driver;

/// <summary>
/// The headers of the deployed page and of the workspace's app, with <c>FrameAncestors</c> if the record system frames the page.
/// </summary>
internal sealed class SecurityHeaders(
    RepositoryLayout layout,
    Func<string> instance,
    Func<string> workspace,
    Func<string> records,
    bool framed
)
{
    private readonly Dictionary<string, string> ofPage = Read(layout, "security-headers.json");
    private readonly Dictionary<string, string> ofApp = Read(layout, "workspace-headers.json");

    public Task AddAsync(HttpContext http, RequestDelegate next)
    {
        foreach (var (name, value) in http.Request.Path.StartsWithSegments("/workspace") ? ofApp : ofPage)
        {
            http.Response.Headers[name] = value
                .Replace("${InstanceUrl}", instance(), StringComparison.Ordinal)
                .Replace("${WorkspaceUrl}", workspace(), StringComparison.Ordinal)
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

    private static Dictionary<string, string> Read(RepositoryLayout layout, string file) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(layout.WebWidget, file)))!;
}
