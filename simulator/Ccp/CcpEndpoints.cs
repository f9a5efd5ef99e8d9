using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ScreenPop.Ccp;

/// <summary>Puts the CCP into a web application.</summary>
public static class CcpEndpoints
{
    private const string SignInCookie = "ccp-username";

    /// <summary>Adds the CCP. A <see cref="Contacts.ContactCenter"/> has to be registered as well.</summary>
    public static IServiceCollection AddCcp(this IServiceCollection services, Action<CcpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure(configure ?? (_ => { }));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CcpServer>();
        return services;
    }

    /// <summary>
    /// Serves the CCP at <c>/ccp-v2/</c>. Who is signed in is <c>?username=</c>, else the cookie, else the default agent.
    /// The application has to use WebSockets.
    /// </summary>
    public static IEndpointRouteBuilder MapCcp(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var ccp = routes.MapGroup("/ccp-v2");
        ccp.MapGet("/", ServePage);
        ccp.MapGet("/socket", ServeSocketAsync);
        ccp.MapGet("/{asset}", (string asset, HttpContext http) => ServeAsset(asset, http));
        return routes;
    }

    private static IResult ServePage(HttpContext http, CcpServer server)
    {
        var username = Username(http, server);
        if (!server.Knows(username))
        {
            return Results.Text($"There is no agent '{username}'. Open this page with ?username= and an agent's user name.", statusCode: 404);
        }

        if (http.Request.Query.ContainsKey("username"))
        {
            http.Response.Cookies.Append(SignInCookie, username, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/ccp-v2" });
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://{http.Request.Host}; base-uri 'none'; form-action 'self'; "
            + $"frame-ancestors 'self' {string.Join(' ', server.Options.ApprovedOrigins)}";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        return Results.Stream(CcpAssets.Open("index.html")!, "text/html; charset=utf-8");
    }

    private static IResult ServeAsset(string asset, HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        return CcpAssets.Open(asset) is { } content ? Results.Stream(content, CcpAssets.TypeOf(asset)) : Results.NotFound();
    }

    private static async Task ServeSocketAsync(HttpContext http, CcpServer server)
    {
        // A WebSocket is not bound by the same-origin policy: only the CCP's own page may open one.
        var origin = http.Request.Headers.Origin.ToString();
        if (origin != "" && origin != $"{http.Request.Scheme}://{http.Request.Host}")
        {
            Log.OriginRefused(server.Logger, origin, http.Request.Host.ToString());
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var username = Username(http, server);
        if (!http.WebSockets.IsWebSocketRequest || !server.Knows(username))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var page = new CcpSocket(socket, username, server.WorkerOf(username), server.Logger);
        await page.RunAsync(http.RequestAborted);
    }

    private static string Username(HttpContext http, CcpServer server) =>
        http.Request.Query["username"].FirstOrDefault() is { Length: > 0 } asked ? asked
        : http.Request.Cookies[SignInCookie] is { Length: > 0 } signedIn && server.Knows(signedIn) ? signedIn
        : server.Options.DefaultUsername;
}
