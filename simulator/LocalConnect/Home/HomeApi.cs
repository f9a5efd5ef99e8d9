using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ScreenPop.LocalConnect.Home;

/// <summary>The API of the home page. The page creates and ends contacts through the operator's API.</summary>
internal static class HomeApi
{
    public static void MapHomeApi(this IEndpointRouteBuilder endpoints, LocalInstance instance, LocalConnectOptions options)
    {
        var runsSince = options.Time.GetUtcNow();
        var probe = new PageProbe();
        endpoints.MapGet(
            "/home/status",
            (CancellationToken cancellationToken) => HomeView.OfAsync(instance, options, runsSince, probe, cancellationToken)
        );
    }
}
