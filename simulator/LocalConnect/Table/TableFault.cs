namespace ScreenPop.LocalConnect.Table;

/// <summary>A fault of the table, as the functions see it.</summary>
public abstract record TableFault
{
    /// <summary>Refuses each request with <c>ProvisionedThroughputExceededException</c>.</summary>
    public sealed record Throttled : TableFault;

    /// <summary>Closes each connection without an answer.</summary>
    public sealed record Down : TableFault;

    /// <summary>Closes each connection in the middle of the answer.</summary>
    public sealed record Reset : TableFault;

    /// <summary>Delays each answer.</summary>
    public sealed record Slow(TimeSpan Delay) : TableFault;

    /// <summary>
    /// Sends each answer completely but in pieces, with a pause before each, as a network with several packets does.
    /// </summary>
    public sealed record InPieces(TimeSpan Pause) : TableFault;

    /// <summary>Stops each answer after its headers and keeps the connection open.</summary>
    public sealed record StallsAfterHeaders : TableFault;

    /// <summary>Stops each answer in the middle of its body and keeps the connection open.</summary>
    public sealed record StallsInMidBody : TableFault;

    /// <summary>Sends each answer byte by byte, one byte per second.</summary>
    public sealed record OneByteASecond : TableFault;
}
