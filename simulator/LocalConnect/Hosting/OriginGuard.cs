using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>
/// Refuses requests of other pages in the same browser. A request must name this machine as its host, which a foreign name that
/// resolves to loopback does not. A request that changes something must come from its own origin or from no page at
/// all; the record system also takes those of an agent's page.
/// </summary>
internal static class OriginGuard
{
    private static readonly string[] LocalNames = ["localhost", LocalAddresses.WorkspaceHost, "127.0.0.1", "[::1]"];

    public static void UseOriginGuard(this IApplicationBuilder app, LocalAddresses? addresses = null) =>
        app.Use(
            async (http, next) =>
            {
                if (!LocalNames.Contains(http.Request.Host.Host))
                {
                    await RefuseAsync(
                        http,
                        $"This is a local simulator and does not answer for the host '{http.Request.Host.Host}'."
                    );
                }
                else if (
                    ChangesSomething(http.Request)
                    && http.Request.Headers.Origin.ToString() is { Length: > 0 } origin
                    && origin != $"{http.Request.Scheme}://{http.Request.Host}"
                    && !(addresses is not null && IsAgentAtRecord(http, origin, addresses))
                )
                {
                    await RefuseAsync(http, $"A page of '{origin}' may not do this.");
                }
                else
                {
                    await next(http);
                }
            }
        );

    private static bool IsAgentAtRecord(HttpContext http, string origin, LocalAddresses addresses) =>
        http.Connection.LocalPort == addresses.RecordPort && addresses.AgentPages.Select(LocalAddresses.Origin).Contains(origin);

    private static bool ChangesSomething(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static Task RefuseAsync(HttpContext http, string reason)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsync(reason, http.RequestAborted);
    }
}
