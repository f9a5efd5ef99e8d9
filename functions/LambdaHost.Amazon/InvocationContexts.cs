using Amazon.Lambda.Core;

namespace ScreenPop.LambdaHost.Amazon;

internal static class InvocationContexts
{
    /// <summary>Creates the handler's context from RuntimeSupport's.</summary>
    public static InvocationContext Of(ILambdaContext lambda, TimeProvider clock, bool coldStart) =>
        new(lambda.AwsRequestId, lambda.InvokedFunctionArn ?? "", clock.GetUtcNow() + lambda.RemainingTime, coldStart);
}
