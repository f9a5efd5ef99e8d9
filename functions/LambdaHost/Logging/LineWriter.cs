namespace ScreenPop.LambdaHost.Logging;

/// <summary>Writes whole lines, so that lines of several threads never mix and each is one CloudWatch event.</summary>
public sealed class LineWriter(Stream stream)
{
    private readonly Lock writing = new();

    public static LineWriter StandardOutput { get; } = new(Console.OpenStandardOutput());

    /// <param name="line">UTF-8 text that ends with a line feed.</param>
    public void Write(ReadOnlySpan<byte> line)
    {
        lock (writing)
        {
            stream.Write(line);
            stream.Flush();
        }
    }
}
