using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using ScreenPop.LocalConnect.Stories;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>
/// The agent's page: the widget as built for deployment, with the local addresses in its <c>screen-pop.json</c>, and one
/// additional script that reports the widget's trace of each contact to the instance.
/// </summary>
internal static class AgentSite
{
    private const string TraceScript = "<script type=\"module\" src=\"/story/trace.js\"></script>";

    /// <param name="app">The application of one agent's origin.</param>
    /// <param name="rules">The page's rules.</param>
    /// <param name="stories">Receives the widget's traces.</param>
    public static void UseAgentSite(this IApplicationBuilder app, AgentRules rules, StoryBook stories)
    {
        var layout = rules.Options.Layout;
        app.Use(
            (http, next) =>
            {
                // Read for each request, like the rules, because the headers depend on the rules' origins.
                var file = http.Request.Path.StartsWithSegments("/workspace", StringComparison.Ordinal)
                    ? "workspace-headers.json"
                    : "security-headers.json";
                SecurityHeaders.Load(Path.Combine(layout.WebWidget, file), rules.HeaderPlaceholders).ApplyTo(http.Response);
                http.Response.Headers.CacheControl = "no-cache";
                return next(http);
            }
        );
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapGet("/screen-pop.json", () => Results.Text(rules.ReadText(), "application/json"));
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

    private static string Page(RepositoryLayout layout) =>
        File.ReadAllText(Path.Combine(layout.WidgetSite, "index.html"))
            .Replace("</body>", $"{TraceScript}</body>", StringComparison.Ordinal);
}
