using Amazon.Lambda.TestUtilities;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Amazon;

namespace ScreenPop.TestKit.Amazon;

/// <summary>Creates invocations as Amazon's host does.</summary>
public static class Invocations
{
    /// <param name="function">The function's name, as in its ARN.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="left">The time until Lambda kills the invocation.</param>
    public static InvocationContext New(string function, TimeProvider clock, TimeSpan left) =>
        InvocationContexts.Of(
            new TestLambdaContext
            {
                AwsRequestId = Guid.NewGuid().ToString(),
                InvokedFunctionArn = $"arn:aws:lambda:us-east-1:111122223333:function:{function}",
                RemainingTime = left,
            },
            clock,
            coldStart: false
        );
}
