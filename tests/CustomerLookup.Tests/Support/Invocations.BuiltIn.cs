using ScreenPop.LambdaHost;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>Invocations as the built-in host makes them.</summary>
internal static class Invocations
{
    public static InvocationContext New(TimeProvider clock, TimeSpan left) =>
        new(
            Guid.NewGuid().ToString(),
            "arn:aws:lambda:us-east-1:111122223333:function:lookup",
            clock.GetUtcNow() + left,
            coldStart: false
        );
}
