using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.RuntimeApi;

namespace ScreenPop.LambdaHost;

/// <summary>The built-in host: asks the Lambda Runtime API for events, one at a time, and sends back what the handler answers.</summary>
public static class LambdaRuntime
{
    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    private static readonly JsonWriterOptions AnswerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the function until Lambda ends the process or <paramref name="stopping"/> is cancelled.</summary>
    /// <returns>The exit code: 0 when stopped, 1 when the function could not start or the Runtime API went away.</returns>
    public static async Task<int> RunAsync<TIn, TOut>(
        FunctionStart<TIn, TOut> start,
        JsonTypeInfo<TIn> input,
        JsonTypeInfo<TOut> output,
        FunctionOptions options,
        CancellationToken stopping = default
    )
    {
        var log = new JsonLogger(options.Output, LogLevel.Information, options.Clock);
        using var ownClient = options.HttpClient is null ? CreateClient(options) : null;
        if ((options.HttpClient ?? ownClient) is not { } client)
        {
            log.InitFailed("AWS_LAMBDA_RUNTIME_API is not set; start this program on Lambda or on the local simulator.", null);
            return 1;
        }

        var api = new RuntimeApiClient(client);
        Func<TIn, InvocationContext, CancellationToken, Task<TOut>> handler;
        try
        {
            log = options.CreateLogger();
            handler = await start(stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log.InitFailed(e.Message, e is ConfigurationException ? null : e);
            await api.FailInitAsync(ErrorReport.From(e), stopping).ConfigureAwait(false);
            return 1;
        }

        var loop = new InvocationLoop<TIn, TOut>(api, handler, input, output, log, options.Clock);
        try
        {
            await loop.RunAsync(stopping).ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (HttpRequestException e)
        {
            log.RuntimeApiGone(e.Message);
            return 1;
        }
    }

    private static HttpClient? CreateClient(FunctionOptions options)
    {
        if (options.Environment("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } address)
        {
            return null;
        }

        return new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = new Uri($"http://{address}/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    private sealed class InvocationLoop<TIn, TOut>(
        RuntimeApiClient api,
        Func<TIn, InvocationContext, CancellationToken, Task<TOut>> handler,
        JsonTypeInfo<TIn> input,
        JsonTypeInfo<TOut> output,
        ILogger log,
        TimeProvider clock
    )
    {
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
            // The AWS SDK reads the header's value from this variable for the requests it makes.
            Environment.SetEnvironmentVariable(TraceIdVariable, invocation.TraceId);

            using var deadline = new CancellationTokenSource(Remaining(invocation), clock);
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
            var context = new InvocationContext(invocation.RequestId, invocation.FunctionArn, invocation.Deadline, coldStart);
            ReadOnlyMemory<byte> answer;
            try
            {
                var @event = JsonSerializer.Deserialize(invocation.Event, input)!;
                answer = Serialize(await handler(@event, context, cancellation.Token).ConfigureAwait(false));
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                log.InvocationFailed(e.GetType().Name, e);
                await api.FailAsync(invocation.RequestId, ErrorReport.From(e), stopping).ConfigureAwait(false);
                return;
            }

            if (!await api.RespondAsync(invocation.RequestId, answer, stopping).ConfigureAwait(false))
            {
                log.AnswerTooLarge(answer.Length);
                await api.FailAsync(
                        invocation.RequestId,
                        new ErrorReport("AnswerTooLarge", $"The answer has {answer.Length} bytes; Lambda refused it.", []),
                        stopping
                    )
                    .ConfigureAwait(false);
            }

            await context.RunAfterAnswerAsync(log, cancellation.Token).ConfigureAwait(false);
        }

        /// <summary>Letters of every script stay as they are: escaped they would take three times the room.</summary>
        private ReadOnlyMemory<byte> Serialize(TOut answer)
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            using var json = new Utf8JsonWriter(buffer, AnswerOptions);
            JsonSerializer.Serialize(json, answer, output);
            return buffer.WrittenMemory;
        }

        private TimeSpan Remaining(Invocation invocation)
        {
            var remaining = invocation.Deadline - clock.GetUtcNow();
            return remaining <= TimeSpan.Zero ? TimeSpan.Zero
                : remaining.TotalMilliseconds > int.MaxValue ? Timeout.InfiniteTimeSpan
                : remaining;
        }
    }
}
