using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect.Stories;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>
/// The agent's page: the widget as it is built for deployment, with the local addresses in its <c>screen-pop.json</c> and
/// one script more, which tells the instance what the widget makes of each contact.
/// </summary>
internal static class AgentSite
{
    private const string TraceScript = "<script type=\"module\" src=\"/story/trace.js\"></script>";

    public static void UseAgentSite(
        this IApplicationBuilder app,
        RepositoryLayout layout,
        LocalAddresses addresses,
        StoryBook stories
    )
    {
        var headers = SecurityHeaders.Load(Path.Combine(layout.WebWidget, "security-headers.json"), addresses.Placeholders);
        var framed = SecurityHeaders.Load(Path.Combine(layout.WebWidget, "workspace-headers.json"), addresses.Placeholders);
        app.Use(
            (http, next) =>
            {
                (http.Request.Path.StartsWithSegments("/workspace") ? framed : headers).ApplyTo(http.Response);
                http.Response.Headers.CacheControl = "no-cache";
                return next(http);
            }
        );
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapGet("/screen-pop.json", () => Results.Bytes(Configuration(layout, addresses), "application/json"));
            endpoints.MapGet("/", () => Results.Text(Page(layout), "text/html; charset=utf-8"));
            endpoints.MapWidgetTraces(stories);
        });
        var files = new PhysicalFileProvider(layout.WidgetSite);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new ManifestEmbeddedFileProvider(typeof(AgentSite).Assembly, "wwwroot/story"),
                RequestPath = "/story",
            }
        );
    }

    /// <summary>The rules that the page runs by.</summary>
    public static JsonNode Rules(RepositoryLayout layout, LocalAddresses addresses) =>
        JsonNode.Parse(Configuration(layout, addresses))!;

    // Read on each request: whoever edits the rules reloads the page and sees them.
    private static byte[] Configuration(RepositoryLayout layout, LocalAddresses addresses) =>
        Placeholder.FillJson(
            File.ReadAllBytes(Path.Combine(layout.WebWidget, "public", "screen-pop.json")),
            "screen-pop.json",
            addresses.Placeholders
        );

    private static string Page(RepositoryLayout layout) =>
        File.ReadAllText(Path.Combine(layout.WidgetSite, "index.html"))
            .Replace("</body>", $"{TraceScript}</body>", StringComparison.Ordinal);
}
