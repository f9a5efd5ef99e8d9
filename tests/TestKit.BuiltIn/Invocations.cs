using ScreenPop.LambdaHost;

namespace ScreenPop.TestKit.BuiltIn;

/// <summary>Creates invocations as the built-in host does.</summary>
public static class Invocations
{
    /// <param name="function">The function's name, as in its ARN.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="left">The time until Lambda kills the invocation.</param>
    public static InvocationContext New(string function, TimeProvider clock, TimeSpan left) =>
        new(
            Guid.NewGuid().ToString(),
            $"arn:aws:lambda:us-east-1:111122223333:function:{function}",
            clock.GetUtcNow() + left,
            coldStart: false
        );
}
