using ScreenPop.CustomerLookup.Events;
using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup;

/// <summary>Hosts the lookup on Amazon.Lambda.RuntimeSupport (<c>LambdaHost=Amazon</c>).</summary>
internal static class Hosting
{
    public static Task<int> RunAsync(FunctionOptions options) =>
        AmazonHost.RunAsync<ConnectEvent, Dictionary<string, string>, LookupJson>(
            new LookupFunction(options).StartAsync,
            options
        );
}
