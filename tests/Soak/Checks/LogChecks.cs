using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ScreenPop.Lambda;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak.Checks;

/// <summary>Looks for personal data in every line that a function writes.</summary>
internal sealed partial class LogChecks
{
    private readonly ConcurrentQueue<string> leaks = new();
    private int lines;

    public int Lines => lines;

    public IReadOnlyCollection<string> Leaks => leaks;

    public void Look(FunctionLogLine line)
    {
        Interlocked.Increment(ref lines);
        if (Personal().IsMatch(line.Text))
        {
            leaks.Enqueue(line.Text);
        }
    }

    // The callers' numbers. The lines' own numbers (800) are public.
    [GeneratedRegex($@"1(?!800)\d{{3}}55501\d\d|{CustomerBase.EmailDomain}|{CustomerBase.NameMark}|{CustomerBase.NoteMark}")]
    private static partial Regex Personal();
}
