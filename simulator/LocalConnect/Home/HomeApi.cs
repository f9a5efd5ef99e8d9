using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ScreenPop.LocalConnect.Home;

/// <summary>The API of the home page. The page creates and ends contacts through the operator's API.</summary>
internal static class HomeApi
{
    /// <param name="startAfresh">Asks the owner of everything to end it and to start it again.</param>
    public static void MapHomeApi(
        this IEndpointRouteBuilder endpoints,
        LocalInstance instance,
        LocalConnectOptions options,
        Action startAfresh
    )
    {
        var runsSince = options.Time.GetUtcNow();
        var probe = new PageProbe();
        endpoints.MapGet(
            "/home/status",
            (CancellationToken cancellationToken) => HomeView.OfAsync(instance, options, runsSince, probe, cancellationToken)
        );
        endpoints.MapGet("/home/logs", () => instance.Log.Entries);
        endpoints.MapPost(
            "/home/afresh",
            () =>
            {
                startAfresh();
                return TypedResults.Accepted((string?)null);
            }
        );
    }
}
