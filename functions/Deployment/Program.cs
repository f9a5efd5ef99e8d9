using ScreenPop.Deployment;
using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost;

var options = new FunctionOptions();
return await LambdaRuntime
    .RunAsync<ResourceRequest, ResourceResponse, DeploymentJson>(new DeploymentFunction(options).StartAsync, options)
    .ConfigureAwait(false);
