using System.Text.Json;
using ScreenPop.LambdaHost;

namespace ScreenPop.ContactHistory;

/// <summary>Hosts the history on Amazon.Lambda.RuntimeSupport (<c>LambdaHost=Amazon</c>).</summary>
internal static class Hosting
{
    public static Task<int> RunAsync(FunctionOptions options) =>
        AmazonHost.RunAsync<JsonElement, HistoryResult, HistoryJson>(new HistoryFunction(options).StartAsync, options);
}
