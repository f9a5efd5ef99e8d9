using System.Collections.Concurrent;
using ScreenPop.Customers;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>
/// The directory of lines, remembered for a while: an entry changes once a year and is asked for on every call.
/// An entry past its age is read again, and serves only while the table cannot be read.
/// </summary>
internal sealed class LineDirectory(TimeSpan maxAge, TimeProvider clock)
{
    /// <summary>An instance has far fewer numbers; a flood of made-up ones must not fill the memory.</summary>
    private const int MaxEntries = 1000;

    private readonly ConcurrentDictionary<string, Entry> entries = new();

    /// <param name="number">In the directory's own form.</param>
    /// <param name="read">Reads the entry from the table.</param>
    /// <returns>The entry, or why there is none; never an exception, since a call goes on without its line.</returns>
    public async Task<LineResult> FindAsync(string number, Func<Task<Line?>> read)
    {
        var known = entries.GetValueOrDefault(number);
        if (known is not null && clock.GetUtcNow() - known.ReadAt < maxAge)
        {
            return new LineResult(known.Line, FromCache: true, Failure: null);
        }

        try
        {
            var line = await read().ConfigureAwait(false);
            if (entries.Count >= MaxEntries)
            {
                entries.Clear();
            }

            entries[number] = new Entry(line, clock.GetUtcNow());
            return new LineResult(line, FromCache: false, Failure: null);
        }
        catch (Exception e)
        {
            return new LineResult(known?.Line, FromCache: known is not null, Failure: e);
        }
    }

    private sealed record Entry(Line? Line, DateTimeOffset ReadAt);
}

/// <param name="Line">The entry; null when the directory has none or could not be read.</param>
/// <param name="FromCache">It was not read from the table this time.</param>
/// <param name="Failure">Why the table could not be read; null when it could or was not asked.</param>
internal sealed record LineResult(Line? Line, bool FromCache, Exception? Failure)
{
    public static LineResult None { get; } = new(null, FromCache: false, Failure: null);
}
