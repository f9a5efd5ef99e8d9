using System.Text;

namespace ScreenPop.Cli;

/// <summary>Standard output or standard error, which may be closed or on a full disk.</summary>
/// <param name="stream">The stream to write to.</param>
/// <param name="failed">Called when the stream cannot be written.</param>
internal sealed class StandardStream(TextWriter stream, Action<Exception> failed) : TextWriter
{
    /// <summary>The system's message about standard output has no path, so the stream is named here.</summary>
    public static TextWriter Output { get; } =
        new StandardStream(
            Console.Out,
            problem =>
                throw new IOException(
                    problem is UnauthorizedAccessException
                        ? "Standard output is closed."
                        : $"Standard output cannot be written: {problem.Message}",
                    problem
                )
        );

    /// <summary>Without standard error there is nowhere to tell a problem. The exit code still does.</summary>
    public static TextWriter Error { get; } = new StandardStream(Console.Error, _ => { });

    public override Encoding Encoding => stream.Encoding;

    public override void Write(char value) => Try(() => stream.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => stream.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => stream.Write(value));

    public override void WriteLine(string? value) => Try(() => stream.WriteLine(value));

    public override void Flush() => Try(stream.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            failed(problem);
        }
    }
}
