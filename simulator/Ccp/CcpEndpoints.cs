using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ScreenPop.Ccp.SignIn;

namespace ScreenPop.Ccp;

/// <summary>Adds the CCP to a web application.</summary>
public static class CcpEndpoints
{
    /// <summary>Registers the CCP's services. A <see cref="Contacts.ContactCenter"/> must be registered as well.</summary>
    public static IServiceCollection AddCcp(this IServiceCollection services, Action<CcpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure(configure ?? (_ => { }));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CcpServer>();
        return services;
    }

    /// <summary>
    /// Serves the CCP at <c>/ccp-v2/</c>. The signed-in agent is <c>?username=</c>, otherwise the agent of the session cookie,
    /// otherwise the default agent. The application must use WebSockets.
    /// </summary>
    public static IEndpointRouteBuilder MapCcp(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var ccp = routes.MapGroup("/ccp-v2");
        ccp.MapGet("/", ServeCcp);
        ccp.MapPost("/sign-in", SignInEndpoints.SignInAsync);
        ccp.MapGet("/socket", ServeSocketAsync);
        ccp.MapGet("/{**asset}", ServeAsset);
        return routes;
    }

    private static IResult ServeCcp(HttpContext http, CcpServer server) =>
        SignInEndpoints.Username(http, server) switch
        {
            null => ServePage("sign-in.html", http, server),
            { } username when server.Knows(username) => ServePage("index.html", http, server),
            { } username => Results.Text(
                $"There is no agent '{username}'. Open this page with ?username= and an agent's user name.",
                statusCode: StatusCodes.Status404NotFound
            ),
        };

    private static IResult ServePage(string page, HttpContext http, CcpServer server)
    {
        var ancestors = Ancestors(http, server);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://{http.Request.Host}; base-uri 'self'; "
            + $"form-action 'self'; frame-ancestors {ancestors}";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        return Results.Stream(CcpAssets.Open(page)!, CcpAssets.TypeOf(page));
    }

    /// <summary>
    /// The origins that may frame the page. The approved origins apply only when the request's <c>Referer</c> has one of them or
    /// the CCP's own origin.
    /// </summary>
    private static string Ancestors(HttpContext http, CcpServer server)
    {
        if (server.Faults.RefusesFraming)
        {
            return "'none'";
        }

        var asking = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer)
            ? referer.GetLeftPart(UriPartial.Authority)
            : "";
        var isApproved = asking == $"{http.Request.Scheme}://{http.Request.Host}" || server.ApprovedOrigins.Contains(asking);
        return isApproved ? $"'self' {string.Join(' ', server.ApprovedOrigins)}" : "'self'";
    }

    private static IResult ServeAsset(string asset, HttpContext http, CcpServer server)
    {
        // The library appends the path to the configured address, so an address that ends with a slash leads to a double slash.
        if (asset.TrimStart('/') == "request-storage-access")
        {
            return ServePage("request-storage-access.html", http, server);
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        return CcpAssets.Open(asset) is { } content && !asset.EndsWith(".html", StringComparison.Ordinal)
            ? Results.Stream(content, CcpAssets.TypeOf(asset))
            : Results.NotFound();
    }

    private static async Task ServeSocketAsync(HttpContext http, CcpServer server)
    {
        if (!SameOrigin.Allows(http, server.Logger))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (SignInEndpoints.Username(http, server) is not { } username || !server.Knows(username))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var page = new CcpSocket(socket, username, server);
            await page.RunAsync(http.RequestAborted);
        }
    }
}
