using ScreenPop.Soak;

namespace ScreenPop.Reliability.Tests;

/// <summary>A short run of the soak; docs/reliability.md has the long ones.</summary>
public sealed class SoakTests
{
    [Fact]
    public async Task A_hundred_calls_with_faults_keep_every_promise()
    {
        var options = new SoakOptions
        {
            Calls = 100,
            Seed = 11,
            InFlight = 4,
            TimesCount = false,
        };

        var report = await new SoakRun(options, static _ => { }).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Violations.Count == 0, string.Join('\n', report.Violations));
    }

    [Fact]
    public void A_seed_draws_the_same_calls_each_time()
    {
        var once = Enumerable.Range(0, 200).Select(number => $"{Soak.Plans.CallPlans.Draw(5, number).Caller}");
        var again = Enumerable.Range(0, 200).Select(number => $"{Soak.Plans.CallPlans.Draw(5, number).Caller}");
        var other = Enumerable.Range(0, 200).Select(number => $"{Soak.Plans.CallPlans.Draw(6, number).Caller}");

        Assert.Equal(once, again);
        Assert.NotEqual(once, other);
    }

    [Theory]
    [InlineData("--calls")]
    [InlineData("--calls", "none")]
    [InlineData("--calls", "0")]
    [InlineData("--speed", "9")]
    [InlineData("--replay", "no-such-file.json")]
    public void An_option_that_cannot_be_used_is_named(params string[] arguments) =>
        Assert.Contains(
            arguments[0] == "--replay" ? "no-such-file.json" : arguments[0],
            Assert.Throws<ArgumentException>(() => SoakOptions.Read(arguments)).Message,
            StringComparison.Ordinal
        );
}
