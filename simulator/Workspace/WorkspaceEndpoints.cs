using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ScreenPop.Contacts;

namespace ScreenPop.Workspace;

/// <summary>Adds the agent workspace to a web application.</summary>
public static class WorkspaceEndpoints
{
    /// <summary>
    /// Serves the workspace at <c>/workspace/</c>. The agent is <c>?username=</c>, otherwise the default agent. The application
    /// must use WebSockets, and should serve the workspace on a site of its own, as in production.
    /// </summary>
    public static IEndpointRouteBuilder MapWorkspace(
        this IEndpointRouteBuilder routes,
        ContactCenter center,
        WorkspaceOptions options,
        TimeProvider time,
        ILogger log
    )
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(options);
        var workspace = routes.MapGroup("/workspace");
        workspace.MapGet("/", (HttpContext http) => ServePage(http, options));
        workspace.MapGet("/applications.json", () => Results.Text(Applications(center, options), "application/json"));
        workspace.MapGet("/socket", (HttpContext http) => ServeSocketAsync(http, center, options, time, log));
        workspace.MapGet("/{asset}", ServeAsset);
        return routes;
    }

    private static IResult ServePage(HttpContext http, WorkspaceOptions options)
    {
        // Only registered applications may be framed, as in the service.
        var origins = options.Applications.Select(app => app.AccessUrl.GetLeftPart(UriPartial.Authority)).Distinct();
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://{http.Request.Host}; "
            + $"frame-src {string.Join(' ', origins)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(Asset("index.html")!, "text/html; charset=utf-8");
    }

    private static IResult ServeAsset(string asset, HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        var type = Path.GetExtension(asset) == ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return Asset(asset) is { } content ? Results.Stream(content, type) : Results.NotFound();
    }

    private static async Task ServeSocketAsync(
        HttpContext http,
        ContactCenter center,
        WorkspaceOptions options,
        TimeProvider time,
        ILogger log
    )
    {
        var username = http.Request.Query["username"].FirstOrDefault() is { Length: > 0 } asked ? asked : options.DefaultUsername;
        if (
            !http.WebSockets.IsWebSocketRequest
            || http.Request.Headers.Origin.ToString() is not "" and var origin
                && origin != $"{http.Request.Scheme}://{http.Request.Host}"
        )
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (center.FindAgent(username) is null)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await new WorkspaceSocket(socket, username, center, options, time, log).RunAsync(http.RequestAborted);
        }
    }

    private static string Applications(ContactCenter center, WorkspaceOptions options) =>
        new JsonArray([.. options.Applications.Select(app => Application(center, app))]).ToJsonString(JsonSerializerOptions.Web);

    /// <summary>The configuration that an app gets at <c>create</c>, and values that only the host needs.</summary>
    private static JsonObject Application(ContactCenter center, WorkspaceApplication app)
    {
        var id = StableId.Of("application", app.Name).ToString();
        return new()
        {
            ["config"] = new JsonObject
            {
                ["arn"] =
                    $"{center.Instance.Value[..center.Instance.Value.LastIndexOf(':')].Replace(":connect:", ":app-integrations:", StringComparison.Ordinal)}:application/{id}",
                ["namespace"] = app.AccessUrl.Host + app.AccessUrl.AbsolutePath.TrimEnd('/'),
                ["id"] = id,
                ["name"] = app.Name,
                ["description"] = "",
                ["accessUrl"] = app.AccessUrl.AbsoluteUri,
                ["initializationTimeout"] = 5000,
                ["_type"] = "iframe",
                ["permissions"] = new JsonArray([.. app.Permissions.Select(each => JsonValue.Create(each))]),
                ["contactHandling"] = new JsonObject { ["scope"] = app.IsPerContact ? "PER_CONTACT" : "CROSS_CONTACTS" },
            },
            ["sandbox"] = string.Join(' ', app.Sandbox),
            ["allow"] = string.Join("; ", app.Allow),
            ["service"] = app.IsService,
            ["pinned"] = app.IsPinned,
        };
    }

    private static Stream? Asset(string name) => typeof(WorkspaceEndpoints).Assembly.GetManifestResourceStream($"wwwroot/{name}");
}
