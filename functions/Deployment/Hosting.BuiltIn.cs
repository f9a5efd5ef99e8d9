using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment;

/// <summary>Hosts the deployment on the built-in Runtime API loop (<c>LambdaHost=BuiltIn</c>).</summary>
internal static class Hosting
{
    public static Task<int> RunAsync(FunctionOptions options, CancellationToken stopping = default) =>
        LambdaRuntime.RunAsync(
            new DeploymentFunction(options).StartAsync,
            DeploymentJson.Default.ResourceRequest,
            DeploymentJson.Default.ResourceResponse,
            options,
            stopping
        );
}
