using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.RuntimeApi;

namespace ScreenPop.LambdaHost.BuiltIn;

/// <summary>Receives one event after the other and sends its answer.</summary>
internal sealed class EventLoop<TIn, TOut>(
    RuntimeApiClient api,
    LambdaHandler<TIn, TOut> handler,
    JsonTypeInfo<TIn> input,
    JsonTypeInfo<TOut> output,
    ILogger log,
    TimeProvider clock
)
{
    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    private static readonly JsonWriterOptions AnswerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool coldStart = true;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var invocation = await api.NextAsync(stopping).ConfigureAwait(false);
            using (log.BeginScope(new InvocationScope(invocation.RequestId)))
            {
                await AnswerAsync(invocation, stopping).ConfigureAwait(false);
            }

            coldStart = false;
        }
    }

    private async Task AnswerAsync(Invocation invocation, CancellationToken stopping)
    {
        // The AWS SDK reads the trace header from this variable for its own requests.
        Environment.SetEnvironmentVariable(TraceIdVariable, invocation.TraceId);

        var context = new InvocationContext(invocation.RequestId, invocation.FunctionArn, invocation.Deadline, coldStart);
        using var deadline = new CancellationTokenSource(context.TimeLeft(clock), clock);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        ReadOnlyMemory<byte> answer;
        try
        {
            var @event = JsonSerializer.Deserialize(invocation.Event, input)!;
            answer = Serialize(await handler(@event, context, cancellation.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log.InvocationFailed(e);
            await api.FailAsync(invocation.RequestId, ErrorReport.From(e), log, stopping).ConfigureAwait(false);
            return;
        }

        await api.RespondAsync(invocation.RequestId, answer, log, stopping).ConfigureAwait(false);
        await context.RunAfterAnswerAsync(log, cancellation.Token).ConfigureAwait(false);
    }

    /// <summary>Serializes without escaping non-ASCII letters, which would triple their size.</summary>
    private ReadOnlyMemory<byte> Serialize(TOut answer)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, AnswerOptions);
        JsonSerializer.Serialize(json, answer, output);
        return buffer.WrittenMemory;
    }
}
