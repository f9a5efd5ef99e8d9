using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment;

/// <summary>Hosts the deployment on Amazon.Lambda.RuntimeSupport (<c>LambdaHost=Amazon</c>).</summary>
internal static class Hosting
{
    public static Task<int> RunAsync(FunctionOptions options) =>
        AmazonHost.RunAsync<ResourceRequest, ResourceResponse, DeploymentJson>(
            new DeploymentFunction(options).StartAsync,
            options
        );
}
