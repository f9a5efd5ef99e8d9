using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Model;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>
/// Amazon Connect's test cases (<i>Testing and simulation</i>) in the wire format of the published service model. They run on the
/// instance's flows, in simulated time.
/// </summary>
public static class TestCaseEndpoints
{
    /// <summary>
    /// Serves the operations. A <see cref="ContactCenter"/> and <see cref="ITestCaseInstance"/> must be registered.
    /// </summary>
    public static IEndpointRouteBuilder MapTestCases(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var services = routes.ServiceProvider;
        var instance = services.GetRequiredService<ContactCenter>().Instance;
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("ScreenPop.ConnectApi");
        var runner = new OperationRunner(instance, log);
        var tests = new TestCaseOperations(instance, time);
        var player = new TestCasePlayer(services.GetRequiredService<ITestCaseInstance>(), instance);
        foreach (var (name, handler) in Operations(tests, new ExecutionOperations(tests, player, time)))
        {
            var operation = ServiceModel.TestCases[name];
            routes
                .MapMethods(operation.Path, [operation.Method], http => runner.RunAsync(http, operation, handler))
                .WithMetadata(operation);
        }

        return routes;
    }

    private static (string Name, Func<ApiRequest, object?> Handler)[] Operations(
        TestCaseOperations tests,
        ExecutionOperations executions
    ) =>
        [
            ("CreateTestCase", tests.Create),
            ("DescribeTestCase", tests.Describe),
            ("UpdateTestCase", tests.Update),
            ("DeleteTestCase", tests.Delete),
            ("ListTestCases", tests.List),
            ("SearchTestCases", tests.Search),
            ("StartTestCaseExecution", executions.Start),
            ("StopTestCaseExecution", executions.Stop),
            ("GetTestCaseExecutionSummary", executions.Summary),
            ("ListTestCaseExecutions", executions.List),
            ("ListTestCaseExecutionRecords", executions.Records),
        ];
}
