using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using ScreenPop.FlowLanguage;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>The agent's page: the widget as it is built for deployment, with the local addresses in its <c>screen-pop.json</c>.</summary>
internal static class AgentSite
{
    public static void UseAgentSite(this IApplicationBuilder app, RepositoryLayout layout, LocalAddresses addresses)
    {
        var values = addresses.Placeholders;
        var headers = SecurityHeaders.Load(Path.Combine(layout.WebWidget, "security-headers.json"), values);
        app.Use((http, next) =>
        {
            headers.ApplyTo(http.Response);
            http.Response.Headers.CacheControl = "no-cache";
            return next(http);
        });
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapGet("/screen-pop.json", () => Results.Bytes(Configuration(layout, values), "application/json")));
        var files = new PhysicalFileProvider(layout.WidgetSite);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    // Read on each request: whoever edits the rules reloads the page and sees them.
    private static byte[] Configuration(RepositoryLayout layout, IReadOnlyDictionary<string, string> values) =>
        Placeholder.FillJson(File.ReadAllBytes(Path.Combine(layout.WebWidget, "public", "screen-pop.json")), "screen-pop.json", values);
}
