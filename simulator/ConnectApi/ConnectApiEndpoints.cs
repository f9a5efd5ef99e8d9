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
/// Puts Amazon Connect's API into a web application, in the wire format of the published service model (connect-2017-08-08,
/// rest-json), so that the AWS CLI and any SDK work against it with <c>--endpoint-url</c>. Signatures are not checked.
/// </summary>
public static class ConnectApiEndpoints
{
    /// <summary>
    /// Serves the operations. A <see cref="ContactCenter"/> and <see cref="IInstanceResources"/> have to be registered; a <see
    /// cref="TimeProvider"/> may be.
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
    /// Answers signed requests that no operation matched as the service does, in method as in path. Comes after routing.
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
