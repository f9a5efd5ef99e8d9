using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Model;
using ScreenPop.ConnectApi.Operations;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi;

/// <summary>
/// Adds Amazon Connect's API to a web application, in the wire format of the published service model (connect-2017-08-08,
/// rest-json), so that the AWS CLI and any SDK work against it with <c>--endpoint-url</c>. Signatures are not checked.
/// </summary>
public static class ConnectApiEndpoints
{
    /// <summary>
    /// Serves the operations. A <see cref="ContactCenter"/> and <see cref="IInstanceResources"/> must be registered; a <see
    /// cref="TimeProvider"/> is optional.
    /// </summary>
    public static IEndpointRouteBuilder MapConnectApi(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var services = routes.ServiceProvider;
        var handlers = OperationTable.Of(
            services.GetRequiredService<ContactCenter>(),
            services.GetRequiredService<IInstanceResources>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System
        );
        var runner = Runner(services);
        foreach (var operation in ServiceModel.Operations.Values)
        {
            var handler = handlers[operation.Name];
            routes
                .MapMethods(operation.Path, [operation.Method], http => runner.RunAsync(http, operation, handler))
                .WithMetadata(operation);
        }

        return routes;
    }

    /// <summary>
    /// Answers a signed request that matches no operation's method and path with the service's error. Add it after routing.
    /// </summary>
    public static IApplicationBuilder UseUnknownOperations(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var runner = Runner(app.ApplicationServices);
        return app.Use(
            (http, next) =>
                IsSigned(http.Request) && http.GetEndpoint()?.Metadata.GetMetadata<ServiceOperation>() is null
                    ? runner.RefuseAsync(
                        http,
                        "Unknown",
                        ConnectApiException.UnknownOperation(http.Request.Method, http.Request.Path)
                    )
                    : next(http)
        );
    }

    private static bool IsSigned(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256", StringComparison.Ordinal);

    private static OperationRunner Runner(IServiceProvider services) =>
        new(
            services.GetRequiredService<ContactCenter>().Instance,
            services.GetRequiredService<ILoggerFactory>().CreateLogger("ScreenPop.ConnectApi")
        );
}
