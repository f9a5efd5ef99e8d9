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
/// The agent's page: the widget as built for deployment, with the local addresses in its <c>screen-pop.json</c>, and one
/// additional script that reports the widget's trace of each contact to the instance.
/// </summary>
internal static class AgentSite
{
    private const string TraceScript = "<script type=\"module\" src=\"/story/trace.js\"></script>";

    public static void UseAgentSite(
        this IApplicationBuilder app,
        LocalConnectOptions options,
        LocalAddresses addresses,
        StoryBook stories
    )
    {
        var layout = options.Layout;
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
            endpoints.MapGet("/screen-pop.json", () => Results.Json(Rules(options, addresses)));
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

    /// <summary>
    /// The rules that the page runs by: the shipped ones, with the page's own controls as far as nothing else is wished, and
    /// the time that this instance lets a contact ring.
    /// </summary>
    public static JsonNode Rules(LocalConnectOptions options, LocalAddresses addresses)
    {
        var rules = JsonNode.Parse(Configuration(options.Layout, addresses))!;
        if (rules["ccp"] is JsonObject ccp)
        {
            ccp["mode"] = options.NativePanel ? "native" : "custom";
        }

        rules["ringSeconds"] = (int)options.RingTime.TotalSeconds;
        return rules;
    }

    // The rules are read on each request, so reloading the page shows an edit.
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
