using System.Collections.Concurrent;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>Executions of test cases. Time is simulated, so each is over as soon as it has started.</summary>
internal sealed class ExecutionOperations(TestCaseOperations tests, TestCasePlayer player, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TestCaseExecution> executions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    public object Start(ApiRequest request)
    {
        var test = tests.Find(request.Required("TestCaseId"));
        if (!test.IsPublished)
        {
            throw ConnectApiException.InvalidRequest("A test case has to be published before it is executed.");
        }

        var token = $"{test.Id} {request.Optional("ClientToken") ?? Guid.NewGuid().ToString()}";
        var execution = tokens.TryGetValue(token, out var known) ? executions[known] : Play(test);
        tokens[token] = execution.Id;
        return new
        {
            TestCaseExecutionId = execution.Id,
            TestCaseId = test.Id,
            Status = "INITIATED",
        };
    }

    /// <summary>Changes nothing, because the execution is over already.</summary>
    public object? Stop(ApiRequest request)
    {
        Find(request);
        return null;
    }

    public object Summary(ApiRequest request)
    {
        var execution = Find(request);
        return new
        {
            StartTime = execution.Started,
            EndTime = execution.Ended,
            execution.Status,
            ObservationSummary = new
            {
                TotalObservations = execution.Total,
                ObservationsPassed = execution.Passed,
                ObservationsFailed = execution.Failed,
            },
        };
    }

    public object Records(ApiRequest request)
    {
        var (page, nextToken) = request.Page(Find(request).Records, size: 100);
        return new { ExecutionRecords = page, NextToken = nextToken };
    }

    public object List(ApiRequest request)
    {
        var (page, nextToken) = request.Page([.. executions.Values.OrderByDescending(execution => execution.Started)], size: 100);
        return new
        {
            TestCaseExecutions = page.Select(execution => new
            {
                StartTime = execution.Started,
                EndTime = execution.Ended,
                TestCaseExecutionId = execution.Id,
                TestCaseId = execution.Test.Id,
                TestCaseExecutionStatus = execution.Status,
            }),
            NextToken = nextToken,
        };
    }

    private TestCaseExecution Play(TestCase test)
    {
        var execution = player.PlayAsync(test, time.GetUtcNow()).GetAwaiter().GetResult();
        executions[execution.Id] = execution;
        return execution;
    }

    private TestCaseExecution Find(ApiRequest request) =>
        executions.GetValueOrDefault(request.Required("TestCaseExecutionId")) is { } execution
        && execution.Test.Id == tests.Find(request.Required("TestCaseId")).Id
            ? execution
            : throw ConnectApiException.NotFound(
                $"There is no execution '{request.Required("TestCaseExecutionId")}' of this test case."
            );
}
