namespace ScreenPop.TestKit;

/// <summary>What a DynamoDB endpoint can do instead of answering.</summary>
/// <param name="Status">HTTP status; null when there is none.</param>
/// <param name="Body">What is sent of the body.</param>
/// <param name="Then">How the answer ends.</param>
public sealed record Fault(int? Status, string Body, FaultEnd Then = FaultEnd.Complete)
{
    public static Fault Throttled { get; } =
        new(
            400,
            """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"Rate exceeded"}"""
        );

    public static Fault Denied { get; } =
        new(
            400,
            """{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User is not authorized to perform this."}"""
        );

    public static Fault ServerError { get; } =
        new(500, """{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"Internal server error"}""");

    /// <summary>Accepts the request and never answers.</summary>
    public static Fault Hang { get; } = new(null, "", FaultEnd.Hang);

    /// <summary>Breaks the connection.</summary>
    public static Fault Reset { get; } = new(null, "", FaultEnd.Break);

    /// <summary>Breaks the connection in the middle of a good answer.</summary>
    public static Fault HalfAnswer { get; } = new(200, """{"Count":1,"Items":[{"PK":{"S":"PHO""", FaultEnd.Break);

    /// <summary>A proxy's error page.</summary>
    public static Fault NotJson { get; } = new(200, "<html>Bad gateway</html>");
}

public enum FaultEnd
{
    Complete,
    Break,
    Hang,
}
