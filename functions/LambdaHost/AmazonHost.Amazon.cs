using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>Hosts a handler in <c>Amazon.Lambda.RuntimeSupport</c>; the twin of <c>LambdaRuntime</c>.</summary>
public static class AmazonHost
{
    /// <typeparam name="TIn">The event.</typeparam>
    /// <typeparam name="TOut">The answer.</typeparam>
    /// <typeparam name="TJson">The source-generated context that knows both.</typeparam>
    public static async Task<int> RunAsync<
        TIn,
        TOut,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TJson
    >(FunctionStart<TIn, TOut> start, FunctionOptions options)
        where TJson : JsonSerializerContext
    {
        var log = options.CreateLogger();
        var coldStart = true;
        Func<TIn, InvocationContext, CancellationToken, Task<TOut>>? handler = null;

        async Task<bool> InitializeAsync()
        {
            handler = await start(CancellationToken.None).ConfigureAwait(false);
            return true;
        }

        async Task<TOut> AnswerAsync(TIn @event, ILambdaContext lambda)
        {
            using var scope = log.BeginScope(new InvocationScope(lambda.AwsRequestId));
            using var deadline = new CancellationTokenSource(lambda.RemainingTime, options.Clock);
            var context = ToContext(lambda, options.Clock, coldStart);
            coldStart = false;
            var answer = await handler!(@event, context, deadline.Token).ConfigureAwait(false);
            await context.RunAfterAnswerAsync(log, deadline.Token).ConfigureAwait(false);
            return answer;
        }

        using var bootstrap = LambdaBootstrapBuilder
            .Create<TIn, TOut>(AnswerAsync, new SourceGeneratorLambdaJsonSerializer<TJson>())
            .UseBootstrapHandler(InitializeAsync)
            .Build();
        await bootstrap.RunAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>What Amazon's host says about an invocation, as handlers see it.</summary>
    public static InvocationContext ToContext(ILambdaContext lambda, TimeProvider clock, bool coldStart) =>
        new(lambda.AwsRequestId, lambda.InvokedFunctionArn ?? "", clock.GetUtcNow() + lambda.RemainingTime, coldStart);
}
