using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.LambdaHost.Metrics;

namespace ScreenPop.LambdaHost.Tests;

public sealed partial class LoggingTests
{
    private readonly List<string> lines = [];
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private JsonElement Line => JsonDocument.Parse(Assert.Single(lines)).RootElement;

    [Fact]
    public void A_line_is_one_JSON_object_with_the_invocation_on_it()
    {
        var log = Logger(LogLevel.Information);
        using (log.BeginScope(new InvocationScope("r-1", "c-1")))
        {
            Greeted(log, "a \"quoted\"\nname", 3);
        }

        Assert.Equal("2026-01-02T03:04:05Z", Line.GetProperty("timestamp").GetString());
        Assert.Equal("Warning", Line.GetProperty("level").GetString());
        Assert.Equal(7, Line.GetProperty("eventId").GetInt32());
        Assert.Equal("Greeted", Line.GetProperty("event").GetString());
        Assert.Equal("r-1", Line.GetProperty("requestId").GetString());
        Assert.Equal("c-1", Line.GetProperty("contactId").GetString());
        Assert.Equal("a \"quoted\"\nname", Line.GetProperty("name").GetString());
        Assert.Equal(3, Line.GetProperty("times").GetInt32());
        Assert.EndsWith("\n", lines[0], StringComparison.Ordinal);
        Assert.Single(lines[0].TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Lines_under_the_level_are_not_written()
    {
        Greeted(Logger(LogLevel.Error), "nobody", 1);

        Assert.Empty(lines);
    }

    [Fact]
    public void An_exception_is_told_without_the_personal_data_in_its_text()
    {
        Logger(LogLevel.Trace)
            .Log(
                LogLevel.Error,
                new EventId(1, "E"),
                "state",
                new InvalidOperationException("item PHONE#+14155550100 of jane@example.test"),
                (_, _) => "failed"
            );

        Assert.Equal("item PHONE#… of …", Line.GetProperty("errorMessage").GetString());
        Assert.DoesNotContain("jane", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+14155550100", "+141…00")]
    [InlineData("jane@example.test", "j…@…")]
    [InlineData("A-100", "…")]
    [InlineData("+49301234", "+4…4")]
    [InlineData("12345678", "12…8")]
    [InlineData("ORDER-4711-X", "OR…-X")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_key_is_masked(string? key, string masked) => Assert.Equal(masked, Mask.Key(key));

    [Fact]
    public void At_least_half_of_a_key_is_hidden() =>
        Prop.ForAll(
                Gen.OneOf(ArbMap.Default.GeneratorFor<NonEmptyString>().Select(key => key.Get), Numbers).ToArbitrary(),
                key => key.Length - (Mask.Key(key).Length - 1) >= (key.Length + 1) / 2
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Numbers of every length that E.164 allows.</summary>
    private static readonly Gen<string> Numbers =
        from length in Gen.Choose(1, 15)
        from digits in Gen.Elements("0123456789".ToCharArray()).ArrayOf(length)
        select "+" + new string(digits);

    [Fact]
    public void No_masked_key_tells_the_key() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyString>(),
                key => key.Get.Length < 2 || !Mask.Key(key.Get).Contains(key.Get, StringComparison.Ordinal)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Metrics_are_one_line_in_the_embedded_metric_format()
    {
        var log = Logger(LogLevel.None);
        using (log.BeginScope(new InvocationScope("r-1", "c-1")))
        {
            new MetricLine(log, clock, "ScreenPop/Test")
                .Dimension("Outcome", "match")
                .Count("Lookups")
                .Duration("Duration", TimeSpan.FromMilliseconds(1.5))
                .Write();
        }

        var directive = Line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        Assert.Equal(clock.GetUtcNow().ToUnixTimeMilliseconds(), Line.GetProperty("_aws").GetProperty("Timestamp").GetInt64());
        Assert.Equal("ScreenPop/Test", directive.GetProperty("Namespace").GetString());
        Assert.Equal("""[[],["Outcome"]]""", directive.GetProperty("Dimensions").GetRawText());
        Assert.Equal(
            """[{"Name":"Lookups","Unit":"Count"},{"Name":"Duration","Unit":"Milliseconds"}]""",
            directive.GetProperty("Metrics").GetRawText()
        );
        Assert.Equal("match", Line.GetProperty("Outcome").GetString());
        Assert.Equal(1, Line.GetProperty("Lookups").GetInt32());
        Assert.Equal(1.5, Line.GetProperty("Duration").GetDouble());
        Assert.Equal("c-1", Line.GetProperty("contactId").GetString());
    }

    private JsonLogger Logger(LogLevel level) =>
        new(new LineWriter(line => lines.Add(Encoding.UTF8.GetString(line))), level, clock);

    [LoggerMessage(7, LogLevel.Warning, "Greeted {Name} {Times} times.")]
    private static partial void Greeted(ILogger log, string name, int times);
}
