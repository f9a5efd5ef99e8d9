using Amazon.Lambda.Core;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost.Amazon;

/// <summary>Adapts the handler to RuntimeSupport. Lambda sends one invocation at a time.</summary>
internal sealed class Invocations<TIn, TOut>(
    LambdaHandler<TIn, TOut> handler,
    ILambdaSerializer serializer,
    JsonLogger log,
    TimeProvider clock
)
{
    private bool coldStart = true;
    private InvocationContext? answered;

    /// <summary>Answers one event. A failure is logged here, masked, before RuntimeSupport reports it to Lambda.</summary>
    public async Task<Stream> AnswerAsync(Stream json, ILambdaContext lambda)
    {
        using var scope = log.BeginScope(new InvocationScope(lambda.AwsRequestId));
        var context = InvocationContexts.Of(lambda, clock, coldStart);
        coldStart = false;
        using var deadline = new CancellationTokenSource(context.TimeLeft(clock), clock);
        try
        {
            var @event = serializer.Deserialize<TIn>(json);
            var answer = new MemoryStream();
            serializer.Serialize(await handler(@event, context, deadline.Token).ConfigureAwait(false), answer);
            answer.Position = 0;
            answered = context;
            return answer;
        }
        catch (Exception e)
        {
            log.InvocationFailed(e);
            throw;
        }
    }

    /// <summary>Runs the work that the last answered invocation left, if any.</summary>
    public async Task RunAfterAnswerAsync()
    {
        if (Interlocked.Exchange(ref answered, null) is not { } context)
        {
            return;
        }

        using var scope = log.BeginScope(new InvocationScope(context.RequestId));
        using var deadline = new CancellationTokenSource(context.TimeLeft(clock), clock);
        await context.RunAfterAnswerAsync(log, deadline.Token).ConfigureAwait(false);
    }
}
