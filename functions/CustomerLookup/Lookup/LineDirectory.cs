using System.Collections.Concurrent;
using ScreenPop.Customers;

namespace ScreenPop.CustomerLookup.Lookup;

/// <summary>
/// A cache of the line directory. An entry changes about once a year and is needed on every call. An entry past its maximum age
/// is read again; the old one serves only while the table is unreadable.
/// </summary>
internal sealed class LineDirectory(TimeSpan maxAge, TimeProvider clock)
{
    /// <summary>An instance has far fewer numbers. The limit keeps a flood of made-up numbers from filling the memory.</summary>
    private const int MaxEntries = 1000;

    private readonly ConcurrentDictionary<string, Entry> entries = new();

    /// <param name="number">The number in the directory's form.</param>
    /// <param name="read">Reads the entry from the table.</param>
    /// <returns>The entry, or the reason why there is none. The method never throws, because a call continues without its
    /// line.</returns>
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

/// <param name="Line">The entry; null when the directory has none or the table was unreadable.</param>
/// <param name="FromCache">True when the entry comes from the cache.</param>
/// <param name="Failure">The exception of the failed read; null when the read succeeded or was not needed.</param>
internal sealed record LineResult(Line? Line, bool FromCache, Exception? Failure)
{
    public static LineResult None { get; } = new(null, FromCache: false, Failure: null);
}
