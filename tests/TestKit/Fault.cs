namespace ScreenPop.TestKit;

/// <summary>A fault of a DynamoDB endpoint.</summary>
/// <param name="Status">The HTTP status; null for none.</param>
/// <param name="Body">The part of the body to send.</param>
/// <param name="Then">The end of the answer.</param>
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

    /// <summary>Breaks the connection in the middle of a valid answer.</summary>
    public static Fault HalfAnswer { get; } = new(200, """{"Count":1,"Items":[{"PK":{"S":"PHO""", FaultEnd.Break);

    /// <summary>Sends the headers of an answer and no body.</summary>
    public static Fault StallsAfterHeaders { get; } = new(200, "", FaultEnd.Hang);

    /// <summary>Stops in the middle of a valid answer and keeps the connection open.</summary>
    public static Fault StallsInMidBody { get; } = new(200, """{"Count":1,"Items":[{"PK":{"S":"PHO""", FaultEnd.Hang);

    /// <summary>Sends the body byte by byte, one byte per second.</summary>
    public static Fault OneByteASecond { get; } = new(200, """{"Count":1,"Items":[{"PK":{"S":"PHO""", FaultEnd.Drip);

    /// <summary>A proxy's error page.</summary>
    public static Fault NotJson { get; } = new(200, "<html>Bad gateway</html>");
}

public enum FaultEnd
{
    Complete,
    Break,
    Hang,

    /// <summary>Sends the body byte by byte, one byte per second.</summary>
    Drip,
}
