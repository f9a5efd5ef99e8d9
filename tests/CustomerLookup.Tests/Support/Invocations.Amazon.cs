using Amazon.Lambda.TestUtilities;
using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>Invocations as Amazon's host makes them.</summary>
internal static class Invocations
{
    public static InvocationContext New(TimeProvider clock, TimeSpan left) =>
        AmazonHost.ToContext(
            new TestLambdaContext
            {
                AwsRequestId = Guid.NewGuid().ToString(),
                InvokedFunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:lookup",
                RemainingTime = left,
            },
            clock,
            coldStart: false
        );
}
