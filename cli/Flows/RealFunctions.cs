using System.Text;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Cli.Flows;

/// <summary>Answers with the real functions and the sample data. Starts them when a script first needs one.</summary>
internal sealed class RealFunctions(Action<string> progress) : ILambdaInvoker, IAsyncDisposable
{
    private const string PlaceholderEnd = "FunctionArn";
    private LocalSession? session;

    /// <summary>Starts the functions before the first call, so that no caller waits for the start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        session ??= await LocalSession.StartAsync(new LocalSessionOptions(), progress, cancellationToken);

    public async ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        await StartAsync(cancellation);
        var lambda = session!.Instance.Lambda;
        if (lambda.Functions.FirstOrDefault(function => function.Name == NameOf(invocation.FunctionArn)) is not { } function)
        {
            return new LambdaAnswer(
                LambdaOutcome.Unreachable,
                Detail: $"no function of that name runs here; there are {string.Join(", ", lambda.Functions.Select(known => known.Name))}"
            );
        }

        var result = await lambda
            .InvokeAsync(lambda.ArnOf(function), Encoding.UTF8.GetString(invocation.Payload.Span))
            .WaitAsync(cancellation);
        return result.IsSuccess
            ? new LambdaAnswer(LambdaOutcome.Answered, Encoding.UTF8.GetBytes(result.Payload), RequestId: result.RequestId)
            : new LambdaAnswer(
                result.Outcome == InvocationOutcome.Throttled ? LambdaOutcome.Throttled : LambdaOutcome.FunctionError,
                Detail: result.Payload
            );
    }

    public ValueTask DisposeAsync() => session?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>
    /// The function's name. An ARN contains it, with or without an alias; a placeholder has the name of its function.
    /// </summary>
    private static string NameOf(string arn)
    {
        var name = FunctionArn.TryParse(arn, out var parsed) ? parsed.Name : arn.Split(':')[0];
        return name.EndsWith(PlaceholderEnd, StringComparison.Ordinal) ? name[..^PlaceholderEnd.Length] : name;
    }
}
