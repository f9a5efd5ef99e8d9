using System.Text;
using ScreenPop.Cli.Local;
using ScreenPop.FlowEngine;
using ScreenPop.Lambda;

namespace ScreenPop.Cli.Flows;

/// <summary>Answers with the real function over the sample data; nothing is started before a script asks for it.</summary>
internal sealed class RealFunctions(Action<string> progress) : ILambdaInvoker, IAsyncDisposable
{
    private const string PlaceholderEnd = "FunctionArn";
    private LocalSession? session;

    public async ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        session ??= await LocalSession.StartAsync(new LocalSessionOptions(), progress, cancellation);
        var arn = invocation.FunctionArn;
        var name = arn.EndsWith(PlaceholderEnd, StringComparison.Ordinal) ? arn[..^PlaceholderEnd.Length] : arn;
        var result = await session.Instance.Lambda.InvokeAsync(name, Encoding.UTF8.GetString(invocation.Payload.Span)).WaitAsync(cancellation);
        return result.IsSuccess
            ? new LambdaAnswer(LambdaOutcome.Answered, Encoding.UTF8.GetBytes(result.Payload), RequestId: result.RequestId)
            : new LambdaAnswer(result.Outcome == InvocationOutcome.NotFound ? LambdaOutcome.Unreachable : LambdaOutcome.FunctionError, Detail: result.Payload);
    }

    public ValueTask DisposeAsync() => session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
