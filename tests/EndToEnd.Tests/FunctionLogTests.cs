using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The functions' log lines on the home page.</summary>
public sealed class FunctionLogTests
{
    [Fact]
    public void The_latest_lines_are_kept_and_each_keeps_its_number()
    {
        var log = new FunctionLog();
        for (var line = 1; line <= FunctionLog.Most + 2; line++)
        {
            log.Add(new FunctionLogLine("CustomerLookup", null, DateTimeOffset.UnixEpoch, $"line {line}"));
        }

        Assert.Equal(FunctionLog.Most, log.Entries.Count);
        Assert.Equal((3, "line 3"), (log.Entries[0].Number, log.Entries[0].Text));
        Assert.Equal((502, "line 502"), (log.Entries[^1].Number, log.Entries[^1].Text));
    }
}
