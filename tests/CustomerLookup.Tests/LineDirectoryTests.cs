using Microsoft.Extensions.Time.Testing;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers;

namespace ScreenPop.CustomerLookup.Tests;

public sealed class LineDirectoryTests
{
    private static readonly Line Support = new("+18005550199", "Acme Support", null, null);

    private readonly FakeTimeProvider clock = new();
    private readonly LineDirectory directory;
    private int reads;

    public LineDirectoryTests() => directory = new LineDirectory(TimeSpan.FromMinutes(5), clock);

    [Fact]
    public async Task Failure_31_an_entry_is_read_once_until_it_is_too_old()
    {
        Assert.False((await FindAsync(Support)).FromCache);
        clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.True((await FindAsync(null)).FromCache);
        clock.Advance(TimeSpan.FromMinutes(0.1));
        Assert.Null((await FindAsync(null)).Line);
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task That_there_is_no_entry_is_remembered_too()
    {
        await FindAsync(null);

        Assert.True((await FindAsync(Support)).FromCache);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task An_old_entry_serves_while_the_table_cannot_be_read()
    {
        await FindAsync(Support);
        clock.Advance(TimeSpan.FromHours(1));

        var result = await directory.FindAsync(Support.Number, () => throw new IOException());

        Assert.Equal(Support, result.Line);
        Assert.IsType<IOException>(result.Failure);
    }

    [Fact]
    public async Task A_flood_of_numbers_does_not_fill_the_memory()
    {
        for (var i = 0; i < 1001; i++)
        {
            await directory.FindAsync($"+1800555{i:0000}", () => Task.FromResult<Line?>(null));
        }

        Assert.False((await directory.FindAsync("+18005550000", () => Task.FromResult<Line?>(null))).FromCache);
    }

    private Task<LineResult> FindAsync(Line? inTable) =>
        directory.FindAsync(
            Support.Number,
            () =>
            {
                reads++;
                return Task.FromResult(inTable);
            }
        );
}
