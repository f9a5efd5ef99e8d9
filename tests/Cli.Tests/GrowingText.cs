using System.Text;

namespace ScreenPop.Cli.Tests;

/// <summary>The output of a running command.</summary>
internal sealed class GrowingText : TextWriter
{
    private readonly StringBuilder text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (text)
        {
            text.Append(value);
        }
    }

    public override string ToString()
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    public async Task HasAsync(string part)
    {
        while (!ToString().Contains(part, StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
