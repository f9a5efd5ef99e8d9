using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ScreenPop.Toolchain;

namespace ScreenPop.TestKit;

/// <summary>
/// Reads every log line of the functions in a run of a test assembly, and fails the run when a line names a sample customer:
/// <c>[assembly: AssemblyFixture(typeof(LogWatch))]</c>.
/// </summary>
public sealed partial class LogWatch : IDisposable
{
    private static readonly Lazy<IReadOnlyList<string>> Personal = new(ReadPersonalData);
    private static readonly ConcurrentQueue<string> Found = new();
    private static int lines;

    /// <summary>The number of lines so far.</summary>
    public static int Lines => lines;

    /// <summary>The lines that name a customer, each with the matching text.</summary>
    public static IReadOnlyCollection<string> Telltales => Found;

    /// <summary>Reads a line. Drivers of the functions call it for every line.</summary>
    public static void See(string text)
    {
        Interlocked.Increment(ref lines);
        if (Personal.Value.FirstOrDefault(value => text.Contains(value, StringComparison.OrdinalIgnoreCase)) is { } value)
        {
            Found.Enqueue($"'{value}' in {text}");
        }
    }

    public void Dispose()
    {
        if (Found.TryPeek(out var first))
        {
            throw new InvalidOperationException($"{Found.Count} of {lines} log lines name a customer; the first: {first}");
        }
    }

    /// <summary>Names, numbers and addresses of the sample customers.</summary>
    private static IReadOnlyList<string> ReadPersonalData()
    {
        var csv = File.ReadAllText(Path.Combine(RepositoryLayout.Find().SampleData, "customers.csv"));
        return
        [
            .. Numbers().Matches(csv).Select(m => m.Value),
            .. Addresses().Matches(csv).Select(m => m.Value),
            .. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[1]),
        ];
    }

    [GeneratedRegex(@"(?<=\+)\d{11}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\w.]+@[\w.]+")]
    private static partial Regex Addresses();
}
