using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Sends a flow's invocations to the local Lambda service and records their results.</summary>
internal sealed class FlowLambda(LambdaService lambda, Action<LambdaCall> record, TimeProvider time) : ILambdaInvoker
{
    private readonly ConcurrentDictionary<string, Task<LambdaAnswer>> asynchronous = new(StringComparer.Ordinal);

    public async ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        var requestId = Guid.NewGuid().ToString();
        if (!invocation.IsAsynchronous || !lambda.Has(invocation.FunctionArn))
        {
            return await AskAsync(invocation, requestId, Timeout.InfiniteTimeSpan, cancellation);
        }

        asynchronous[requestId] = AnswerAsync(invocation, requestId);
        return new LambdaAnswer(LambdaOutcome.Answered, RequestId: requestId);
    }

    public async ValueTask<LambdaAnswer?> LoadAsync(string requestId, TimeSpan limit, CancellationToken cancellation)
    {
        if (!asynchronous.TryGetValue(requestId, out var answer))
        {
            return null;
        }

        try
        {
            return await answer.WaitAsync(limit, time, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The answer, or the reason why there is none. The contact may be gone by then, so nothing is thrown.</summary>
    private async Task<LambdaAnswer> AnswerAsync(LambdaInvocation invocation, string requestId)
    {
        try
        {
            return await AskAsync(invocation, requestId, invocation.TimeLeft, CancellationToken.None);
        }
        catch (Exception failure)
        {
            return new LambdaAnswer(LambdaOutcome.FunctionError, Detail: failure.Message, RequestId: requestId);
        }
    }

    private async Task<LambdaAnswer> AskAsync(
        LambdaInvocation invocation,
        string requestId,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var request = Encoding.UTF8.GetString(invocation.Payload.Span);
        var name = FunctionArn.TryParse(invocation.FunctionArn, out var arn) ? arn.Name : invocation.FunctionArn;
        var begin = Stopwatch.GetTimestamp();
        try
        {
            var result = await lambda
                .InvokeAsync(invocation.FunctionArn, request, requestId)
                .WaitAsync(limit, time, cancellation);
            record(
                new LambdaCall(name, result.RequestId, result.Duration, result.Outcome, result.WasCold, request, result.Payload)
            );
            return new LambdaAnswer(
                OutcomeOf(result.Outcome),
                Encoding.UTF8.GetBytes(result.Payload),
                result.IsSuccess ? null : result.Payload,
                result.RequestId
            );
        }
        catch (Exception late) when (late is OperationCanceledException or TimeoutException)
        {
            // The flow stopped waiting. The function continues until its own timeout, as in the service.
            record(new LambdaCall(name, "", Stopwatch.GetElapsedTime(begin), null, false, request, null));
            throw;
        }
    }

    private static LambdaOutcome OutcomeOf(InvocationOutcome outcome) =>
        outcome switch
        {
            InvocationOutcome.Succeeded => LambdaOutcome.Answered,
            InvocationOutcome.Throttled => LambdaOutcome.Throttled,
            InvocationOutcome.NotFound => LambdaOutcome.Unreachable,
            _ => LambdaOutcome.FunctionError,
        };
}
