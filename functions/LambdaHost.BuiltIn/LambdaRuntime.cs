using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScreenPop.LambdaHost.BuiltIn;

/// <summary>
/// The built-in host. It requests events from the Lambda Runtime API, one at a time, and returns the handler's answers. It
/// needs no Amazon package.
/// </summary>
public static class LambdaRuntime
{
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
                var json = new TJson();
                return new EventLoop<TIn, TOut>(
                    new RuntimeApiClient(connection),
                    handler,
                    (JsonTypeInfo<TIn>)json.GetTypeInfo(typeof(TIn))!,
                    (JsonTypeInfo<TOut>)json.GetTypeInfo(typeof(TOut))!,
                    log,
                    options.Clock
                ).RunAsync(stop);
            },
            stopping
        );
}
