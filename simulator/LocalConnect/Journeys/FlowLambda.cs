using System.Diagnostics;
using System.Text;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Sends a flow's invocations to the local Lambda service and records their results.</summary>
internal sealed class FlowLambda(LambdaService lambda, Action<LambdaCall> record) : ILambdaInvoker
{
    public async ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        var request = Encoding.UTF8.GetString(invocation.Payload.Span);
        var name = FunctionArn.TryParse(invocation.FunctionArn, out var arn) ? arn.Name : invocation.FunctionArn;
        var begin = Stopwatch.GetTimestamp();
        try
        {
            var result = await lambda.InvokeAsync(invocation.FunctionArn, request).WaitAsync(cancellation);
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
        catch (OperationCanceledException)
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
