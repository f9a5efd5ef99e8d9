using Microsoft.Extensions.Logging;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.RuntimeApi;

namespace ScreenPop.LambdaHost;

/// <summary>Answers events until Lambda ends the process. This part differs between the two hosts.</summary>
internal delegate Task InvocationLoop<TIn, TOut>(
    LambdaHandler<TIn, TOut> handler,
    RuntimeApiConnection connection,
    JsonLogger log,
    CancellationToken stopping
);

/// <summary>The lifecycle of a function's process under both hosts: start, answer events, return an exit code.</summary>
internal static class FunctionHost
{
    private const string AddressVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>Runs the function until Lambda ends the process or <paramref name="stopping"/> is cancelled.</summary>
    /// <returns>The exit code: 0 when stopped, 1 when the function could not start or the Runtime API went away.</returns>
    public static async Task<int> RunAsync<TIn, TOut>(
        FunctionStart<TIn, TOut> start,
        FunctionOptions options,
        InvocationLoop<TIn, TOut> loop,
        CancellationToken stopping
    )
    {
        var log = new JsonLogger(options.Output, LogLevel.Information, options.Clock);
        if (options.Environment(AddressVariable) is not { Length: > 0 } address)
        {
            log.InitFailed($"{AddressVariable} is not set; start this program on Lambda or on the local simulator.", null);
            return 1;
        }

        using var connection = new RuntimeApiConnection(address, options.RuntimeApi);
        try
        {
            LambdaHandler<TIn, TOut> handler;
            try
            {
                log = options.CreateLogger();
                handler = await start(stopping).ConfigureAwait(false);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                log.InitFailed(e.Message, e is ConfigurationException ? null : e);
                await connection.FailInitAsync(ErrorReport.From(e), log, stopping).ConfigureAwait(false);
                return 1;
            }

            await loop(handler, connection, log, stopping).ConfigureAwait(false);
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
}
