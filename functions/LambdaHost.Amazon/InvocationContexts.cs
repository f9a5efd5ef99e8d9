using Amazon.Lambda.Core;

namespace ScreenPop.LambdaHost.Amazon;

internal static class InvocationContexts
{
    /// <summary>What Amazon's host says about an invocation, as handlers see it.</summary>
    public static InvocationContext Of(ILambdaContext lambda, TimeProvider clock, bool coldStart) =>
        new(lambda.AwsRequestId, lambda.InvokedFunctionArn ?? "", clock.GetUtcNow() + lambda.RemainingTime, coldStart);
}
