using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Instance;
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
    /// Serves the operations. A <see cref="ContactCenter"/> and <see cref="IInstanceResources"/> have to be registered.
    /// </summary>
    public static IEndpointRouteBuilder MapConnectApi(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var center = routes.ServiceProvider.GetRequiredService<ContactCenter>();
        var resources = routes.ServiceProvider.GetRequiredService<IInstanceResources>();
        var runner = Runner(routes.ServiceProvider);
        foreach (var (name, method, path, operation) in Operations(center, resources))
        {
            routes.MapMethods(path, [method], http => runner.RunAsync(http, name, operation));
        }

        return routes;
    }

    /// <summary>Answers signed requests that no operation matched as the service does. Comes after routing.</summary>
    public static IApplicationBuilder UseUnknownOperations(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var runner = Runner(app.ApplicationServices);
        return app.Use(
            (http, next) =>
                http.GetEndpoint() is null && IsSigned(http.Request)
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

    private static IEnumerable<(string Name, string Method, string Path, Func<ApiRequest, object?> Operation)> Operations(
        ContactCenter center,
        IInstanceResources resources
    )
    {
        var start = new StartOperations(center, resources);
        var contacts = new ContactOperations(center, resources);
        var flows = new FlowOperations(center, resources);
        var directory = new DirectoryOperations(center, resources);
        return
        [
            ("StartOutboundVoiceContact", "PUT", "/contact/outbound-voice", start.StartOutboundVoiceContact),
            ("StartChatContact", "PUT", "/contact/chat", start.StartChatContact),
            ("StartTaskContact", "PUT", "/contact/task", start.StartTaskContact),
            ("StopContact", "POST", "/contact/stop", contacts.StopContact),
            ("DescribeContact", "GET", "/contacts/{InstanceId}/{ContactId}", contacts.DescribeContact),
            ("GetContactAttributes", "GET", "/contact/attributes/{InstanceId}/{InitialContactId}", contacts.GetContactAttributes),
            ("UpdateContactAttributes", "POST", "/contact/attributes", contacts.UpdateContactAttributes),
            ("TransferContact", "POST", "/contact/transfer", contacts.TransferContact),
            ("ListContactFlows", "GET", "/contact-flows-summary/{InstanceId}", flows.ListContactFlows),
            ("DescribeContactFlow", "GET", "/contact-flows/{InstanceId}/{ContactFlowId}", flows.DescribeContactFlow),
            ("CreateContactFlow", "PUT", "/contact-flows/{InstanceId}", flows.CreateContactFlow),
            (
                "UpdateContactFlowContent",
                "POST",
                "/contact-flows/{InstanceId}/{ContactFlowId}/content",
                flows.UpdateContactFlowContent
            ),
            ("ListQueues", "GET", "/queues-summary/{InstanceId}", directory.ListQueues),
            ("ListUsers", "GET", "/users-summary/{InstanceId}", directory.ListUsers),
            ("ListPhoneNumbersV2", "POST", "/phone-number/list", directory.ListPhoneNumbersV2),
            (
                "AssociatePhoneNumberContactFlow",
                "PUT",
                "/phone-number/{PhoneNumberId}/contact-flow",
                directory.AssociatePhoneNumberContactFlow
            ),
            ("AssociateLambdaFunction", "PUT", "/instance/{InstanceId}/lambda-function", directory.AssociateLambdaFunction),
            ("ListLambdaFunctions", "GET", "/instance/{InstanceId}/lambda-functions", directory.ListLambdaFunctions),
            ("AssociateApprovedOrigin", "PUT", "/instance/{InstanceId}/approved-origin", directory.AssociateApprovedOrigin),
            ("ListApprovedOrigins", "GET", "/instance/{InstanceId}/approved-origins", directory.ListApprovedOrigins),
        ];
    }
}
