using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup;

/// <summary>Hosts the lookup on the built-in Runtime API loop (<c>LambdaHost=BuiltIn</c>).</summary>
internal static class Hosting
{
    public static Task<int> RunAsync(FunctionOptions options, CancellationToken stopping = default) =>
        LambdaRuntime.RunAsync(
            new LookupFunction(options).StartAsync,
            LookupJson.Default.ConnectEvent,
            LookupJson.Default.DictionaryStringString,
            options,
            stopping
        );
}
