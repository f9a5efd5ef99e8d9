using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace ScreenPop.LambdaHost.Amazon;

/// <summary>Hosts a handler on <c>Amazon.Lambda.RuntimeSupport</c>. Deployed functions use this host.</summary>
public static class LambdaRuntime
{
    /// <summary>
    /// RuntimeSupport's own log level. RuntimeSupport logs each failed invocation with the exception's text, which may contain
    /// personal data; the handler has already logged the failure, masked.
    /// </summary>
    private const string OwnLogLevel = "AWS_LAMBDA_HANDLER_LOG_LEVEL";

    /// <summary>Runs the function until Lambda ends the process or <paramref name="stopping"/> is cancelled.</summary>
    /// <typeparam name="TIn">The event.</typeparam>
    /// <typeparam name="TOut">The answer.</typeparam>
    /// <typeparam name="TJson">The source-generated context that knows both.</typeparam>
    /// <returns>The exit code: 0 when stopped, 1 when the function could not start or the Runtime API went away.</returns>
    public static Task<int> RunAsync<
        TIn,
        TOut,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TJson
    >(FunctionStart<TIn, TOut> start, FunctionOptions options, CancellationToken stopping = default)
        where TJson : JsonSerializerContext, new() =>
        FunctionHost.RunAsync(
            start,
            options,
            (handler, connection, log, stop) =>
            {
                var invocations = new Invocations<TIn, TOut>(
                    handler,
                    new SourceGeneratorLambdaJsonSerializer<TJson>(),
                    log,
                    options.Clock
                );
                return AnswerEventsAsync(
                    invocations.AnswerAsync,
                    new AnswerExchange(connection, invocations.RunAfterAnswerAsync, log),
                    connection.Address,
                    stop
                );
            },
            stopping
        );

    private static async Task AnswerEventsAsync(
        Func<Stream, ILambdaContext, Task<Stream>> answer,
        AnswerExchange exchange,
        string address,
        CancellationToken stopping
    )
    {
        Environment.SetEnvironmentVariable(OwnLogLevel, "Critical");
        using var http = new HttpClient(exchange, disposeHandler: false);
        http.DefaultRequestHeaders.Add("User-Agent", OwnUserAgent());
        using var bootstrap = LambdaBootstrapBuilder
            .Create(answer)
            .UseHttpClient(http)
            .ConfigureOptions(options => options.RuntimeApiEndpoint = address)
            .Build();
        try
        {
            await bootstrap.RunAsync(stopping).ConfigureAwait(false);
        }
        catch (RuntimeApiClientException e)
        {
            throw new HttpRequestException(e.Message, e);
        }
    }

    /// <summary>The header of RuntimeSupport's own client, which names the runtime to Lambda.</summary>
    private static string OwnUserAgent()
    {
        using var theirs = LambdaBootstrap.ConstructHttpClient();
        return theirs.DefaultRequestHeaders.UserAgent.ToString();
    }
}
