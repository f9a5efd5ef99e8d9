using ScreenPop.LambdaHost;

namespace ScreenPop.TestKit.BuiltIn;

/// <summary>Invocations as the built-in host makes them.</summary>
public static class Invocations
{
    /// <param name="function">The function's name, as its ARN has it.</param>
    /// <param name="clock">Tells what now is.</param>
    /// <param name="left">The time until Lambda kills the invocation.</param>
    public static InvocationContext New(string function, TimeProvider clock, TimeSpan left) =>
        new(
            Guid.NewGuid().ToString(),
            $"arn:aws:lambda:us-east-1:111122223333:function:{function}",
            clock.GetUtcNow() + left,
            coldStart: false
        );
}
