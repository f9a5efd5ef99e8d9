using System.Globalization;
using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Customers;

/// <summary>One line at the bottom of a terminal that shows how far an import is; nothing where there is no terminal.</summary>
internal sealed class ProgressLine(TextWriter terminal, Func<double?> share) : IDisposable
{
    private const int Width = 30;

    private readonly Lock drawing = new();
    private readonly bool isTerminal = ReferenceEquals(terminal, Console.Error) && !Console.IsErrorRedirected;
    private bool drawn;

    public void Show(ImportReport report)
    {
        if (!isTerminal)
        {
            return;
        }

        lock (drawing)
        {
            var done = (int)((share() ?? 0) * Width);
            var bar = new string('#', done).PadRight(Width, '.');
            terminal.Write(
                string.Create(CultureInfo.InvariantCulture, $"\r[{bar}] {report.Rows:#,0} rows, {report.Refused:#,0} refused")
            );
            drawn = true;
        }
    }

    /// <summary>Prints a line that stays.</summary>
    public void Print(string line)
    {
        lock (drawing)
        {
            Erase();
            terminal.WriteLine(line);
        }
    }

    public void Clear()
    {
        lock (drawing)
        {
            Erase();
        }
    }

    public void Dispose() => Clear();

    private void Erase()
    {
        if (drawn)
        {
            terminal.Write("\r\u001b[K");
            drawn = false;
        }
    }
}
