using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>Hosts the history on the built-in Runtime API loop (<c>LambdaHost=BuiltIn</c>).</summary>
internal static class Hosting
{
    public static Task<int> RunAsync(FunctionOptions options, CancellationToken stopping = default) =>
        LambdaRuntime.RunAsync(
            new HistoryFunction(options).StartAsync,
            HistoryJson.Default.JsonElement,
            HistoryJson.Default.HistoryResult,
            options,
            stopping
        );
}
