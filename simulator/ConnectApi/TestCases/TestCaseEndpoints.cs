using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>
/// Amazon Connect's test cases (<i>Testing and simulation</i>) in the wire format of the published service model. They are
/// played on the instance's flows, in simulated time.
/// </summary>
public static class TestCaseEndpoints
{
    private const string One = "/test-cases/{InstanceId}/{TestCaseId}";
    private const string Execution = One + "/{TestCaseExecutionId}";

    /// <summary>
    /// Serves the operations. A <see cref="ContactCenter"/> and <see cref="ITestCaseInstance"/> have to be registered.
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
        foreach (var (name, method, path, operation) in Operations(tests, new ExecutionOperations(tests, player, time)))
        {
            routes.MapMethods(path, [method], http => RunAsync(http, name, operation, runner, log));
        }

        return routes;
    }

    private static (string Name, string Method, string Path, Func<ApiRequest, object?> Operation)[] Operations(
        TestCaseOperations tests,
        ExecutionOperations executions
    ) =>
        [
            ("CreateTestCase", "PUT", "/test-cases/{InstanceId}", tests.Create),
            ("DescribeTestCase", "GET", One, tests.Describe),
            ("UpdateTestCase", "POST", One, tests.Update),
            ("DeleteTestCase", "DELETE", One, tests.Delete),
            ("ListTestCases", "GET", "/test-cases-summary/{InstanceId}", tests.List),
            ("StartTestCaseExecution", "PUT", One + "/start-execution", executions.Start),
            ("StopTestCaseExecution", "POST", Execution + "/stop-execution", executions.Stop),
            ("GetTestCaseExecutionSummary", "GET", Execution + "/summary", executions.Summary),
            ("ListTestCaseExecutions", "GET", "/test-case-executions/{InstanceId}", executions.List),
            ("ListTestCaseExecutionRecords", "GET", Execution + "/records", executions.Records),
        ];

    private static async Task RunAsync(
        HttpContext http,
        string name,
        Func<ApiRequest, object?> operation,
        OperationRunner runner,
        ILogger log
    )
    {
        try
        {
            await runner.RunAsync(http, name, operation);
        }
        catch (InvalidTestCaseException refused)
        {
            Log.Refused(log, name, nameof(InvalidTestCaseException), string.Join(" ", refused.Problems));
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.Headers["x-amzn-ErrorType"] = nameof(InvalidTestCaseException);
            await http.Response.WriteAsJsonAsync(
                new { Problems = refused.Problems.Select(message => new { message }) },
                ApiJson.Options,
                "application/json",
                http.RequestAborted
            );
        }
    }
}
