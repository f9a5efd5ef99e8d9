using ScreenPop.Deployment;
using ScreenPop.Deployment.Checks;
using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost;

// Two functions of the stack share this package. Only the check has this variable.
var options = new FunctionOptions();
return options.Environment(CheckSettings.AliasVariable) is { Length: > 0 }
    ? await LambdaRuntime
        .RunAsync<CheckRequest, CheckResult, DeploymentJson>(new LookupCheckFunction(options).StartAsync, options)
        .ConfigureAwait(false)
    : await LambdaRuntime
        .RunAsync<ResourceRequest, ResourceResponse, DeploymentJson>(new DeploymentFunction(options).StartAsync, options)
        .ConfigureAwait(false);
