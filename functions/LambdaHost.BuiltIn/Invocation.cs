namespace ScreenPop.LambdaHost.BuiltIn;

/// <summary>One answer of <c>GET /runtime/invocation/next</c>: the event and its headers.</summary>
internal sealed record Invocation(string RequestId, string FunctionArn, DateTimeOffset Deadline, string? TraceId, byte[] Event);
