namespace ScreenPop.LambdaHost.Logging;

/// <summary>Writes whole lines, so that lines of several threads never mix and each is one CloudWatch event.</summary>
/// <param name="write">Takes UTF-8 text that ends with a line feed; called by one thread at a time.</param>
public sealed class LineWriter(Action<ReadOnlySpan<byte>> write)
{
    private readonly Lock writing = new();

    public static LineWriter StandardOutput { get; } = ToStream(Console.OpenStandardOutput());

    public static LineWriter ToStream(Stream stream) =>
        new(line =>
        {
            stream.Write(line);
            stream.Flush();
        });

    /// <param name="line">UTF-8 text that ends with a line feed.</param>
    public void Write(ReadOnlySpan<byte> line)
    {
        lock (writing)
        {
            write(line);
        }
    }
}
