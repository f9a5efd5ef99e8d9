namespace ScreenPop.FlowEngine.Contacts;

/// <summary>Audio streamed to Kinesis Video Streams: <c>$.MediaStreams.Customer.Audio</c>.</summary>
/// <param name="StoppedAt">Null while the stream runs.</param>
public sealed record ContactMediaStream(string StreamArn, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt = null)
{
    /// <summary>The first fragment; a simulated stream has only one.</summary>
    public string StartFragmentNumber { get; } = "1";
}
