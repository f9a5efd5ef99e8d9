namespace ScreenPop.LocalConnect.Table;

/// <summary>A fault of the table, as the functions meet it.</summary>
public abstract record TableFault
{
    /// <summary>Each request is refused with <c>ProvisionedThroughputExceededException</c>.</summary>
    public sealed record Throttled : TableFault;

    /// <summary>Each connection breaks off without an answer.</summary>
    public sealed record Down : TableFault;

    /// <summary>Each connection breaks off in the middle of the answer.</summary>
    public sealed record Reset : TableFault;

    /// <summary>Each answer comes late.</summary>
    public sealed record Slow(TimeSpan Delay) : TableFault;

    /// <summary>
    /// Each answer comes whole, but in pieces with a pause before each, as over a network with several packets.
    /// </summary>
    public sealed record InPieces(TimeSpan Pause) : TableFault;

    /// <summary>Each answer stops after its headers; the connection stays.</summary>
    public sealed record StallsAfterHeaders : TableFault;

    /// <summary>Each answer stops in the middle of its body; the connection stays.</summary>
    public sealed record StallsInMidBody : TableFault;

    /// <summary>Each answer comes byte by byte, a second apart.</summary>
    public sealed record OneByteASecond : TableFault;
}
