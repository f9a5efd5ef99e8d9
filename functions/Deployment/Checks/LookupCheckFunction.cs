using ScreenPop.Deployment.Aws;
using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment.Checks;

/// <summary>Builds the check in the init phase.</summary>
internal sealed class LookupCheckFunction(FunctionOptions options)
{
    public Task<LambdaHandler<CheckRequest, CheckResult>> StartAsync(CancellationToken cancellationToken)
    {
        var check = new LookupCheck(
            new AwsHttp(new HttpClient(), name => options.Environment(name), options.Clock),
            CheckSettings.Read(name => options.Environment(name)),
            name => options.Environment(name),
            options.CreateLogger()
        );
        return Task.FromResult<LambdaHandler<CheckRequest, CheckResult>>(check.HandleAsync);
    }
}
