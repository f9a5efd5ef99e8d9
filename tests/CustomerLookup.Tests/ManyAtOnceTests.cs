using ScreenPop.CustomerLookup.Tests.Support;

namespace ScreenPop.CustomerLookup.Tests;

public sealed class ManyAtOnceTests(SampleTable table)
{
    [Fact]
    public async Task Two_hundred_lookups_at_one_time_get_the_answers_they_get_one_by_one()
    {
        string[] events = ["voice-inbound", "voice-household", "voice-withheld", "voice-unknown-caller"];
        var alone = new Dictionary<string, string>();
        foreach (var name in events)
        {
            alone[name] = Text(await new LookupDriver(table.DynamoDb, SampleTable.Name).AnswerAsync(EventFixtures.Read(name)));
        }

        // The deadline is not the subject of the test: two hundred concurrent lookups are slow on a small machine.
        var lookup = new LookupDriver(
            table.DynamoDb,
            SampleTable.Name,
            settings: LookupDriver.Settings(SampleTable.Name) with
            {
                Deadline = TimeSpan.FromMinutes(1),
            }
        )
        {
            Left = TimeSpan.FromMinutes(2),
        };
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(async at =>
                {
                    var name = events[at % events.Length];
                    return (Name: name, Answer: Text(await Task.Run(() => lookup.AnswerAsync(EventFixtures.Read(name)))));
                })
        );

        Assert.All(answers, answer => Assert.Equal(alone[answer.Name], answer.Answer));

        // All lookups may have read the line before the first answer arrived. From then on it is cached.
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));
        Assert.Contains(lookup.LogLines, line => line.TryGetProperty("LineCacheHits", out var hits) && hits.GetInt32() == 1);
    }

    private static string Text(Dictionary<string, string> answer) =>
        string.Join('\n', answer.OrderBy(value => value.Key).Select(value => $"{value.Key}={value.Value}"));
}
