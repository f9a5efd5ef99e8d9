using Microsoft.Extensions.Time.Testing;
using ScreenPop.CustomerLookup.Tests.Support;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>The deadline covers attempts, delays and bodies. The clock moves only when a test moves it.</summary>
public sealed class DeadlineTests
{
    /// <summary>The limit in real time for work that must have ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<Stall, int> Stalls
    {
        get
        {
            var cases = new TheoryData<Stall, int>();
            foreach (var stall in Enum.GetValues<Stall>())
            {
                foreach (var deadlineMs in new[] { 100, 1500, 2500 })
                {
                    cases.Add(stall, deadlineMs);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task The_answer_is_there_at_the_deadline(Stall stall, int deadlineMs)
    {
        var (lookup, clock) = Lookup(stall, deadlineMs);

        var answering = lookup.AnswerOnlyAsync(EventFixtures.Read("voice-inbound"));
        Assert.False(answering.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(deadlineMs));

        var (answer, _) = await answering.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(("error", "timeout"), (answer["lookupStatus"], answer["errorKind"]));
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task The_note_has_a_third_of_a_second_where_the_table_is_failing(Stall stall, int deadlineMs)
    {
        var (lookup, clock) = Lookup(stall, deadlineMs);
        var answering = lookup.AnswerOnlyAsync(EventFixtures.Read("voice-inbound"));
        clock.Advance(TimeSpan.FromMilliseconds(deadlineMs));
        var (_, afterAnswer) = await answering.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var noting = afterAnswer();
        clock.Advance(TimeSpan.FromSeconds(1) / 3);
        await noting.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("NotesGivenUp", out var count) && count.GetInt32() == 1);
        Assert.Contains(lookup.LogLines, l => l.TryGetProperty("eventId", out var id) && id.GetInt32() == 207);
    }

    private static (LookupDriver Lookup, FakeTimeProvider Clock) Lookup(Stall stall, int deadlineMs)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));
        var settings = LookupDriver.Settings(SampleTable.Name) with { Deadline = TimeSpan.FromMilliseconds(deadlineMs) };
        return (
            new LookupDriver(StallingTable.ClientOf(stall, clock), SampleTable.Name, clock, settings)
            {
                Left = TimeSpan.FromSeconds(3),
            },
            clock
        );
    }
}
