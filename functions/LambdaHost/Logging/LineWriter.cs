namespace ScreenPop.LambdaHost.Logging;

/// <summary>Writes whole lines, so that lines of several threads never mix and each line is one CloudWatch event.</summary>
/// <param name="write">Receives UTF-8 text that ends with a line feed. One thread at a time calls it.</param>
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
