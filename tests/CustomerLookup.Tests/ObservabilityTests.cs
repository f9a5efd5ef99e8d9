using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.CustomerLookup.Tests;

public sealed partial class ObservabilityTests(SampleTable table)
{
    [Fact]
    public async Task No_log_line_names_a_customer_whatever_happens()
    {
        var faults = new Fault?[] { null, Fault.Throttled, Fault.ServerError, Fault.HalfAnswer, Fault.NotJson };
        var personal = await PersonalDataAsync();
        foreach (var fault in faults)
        {
            using var proxy = new FaultyDynamoDb(table.Endpoint, (_, _) => fault);
            using var client = proxy.CreateClient();
            var lookup = new LookupDriver(client, SampleTable.Name);
            foreach (var fixture in EventFixtures.Names)
            {
                await lookup.AnswerAsync(EventFixtures.Read(fixture));
            }

            Assert.NotEmpty(lookup.LogLines);
            Assert.All(personal, value => Assert.DoesNotContain(value, lookup.LogText, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_line_of_an_invocation_carries_its_request_and_its_contact()
    {
        var lookup = new LookupDriver(table.DynamoDb, SampleTable.Name);
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.All(lookup.LogLines, line =>
        {
            Assert.True(line.TryGetProperty("requestId", out _));
            Assert.Equal("11111111-1111-4111-8111-111111111111", line.GetProperty("contactId").GetString());
        });
    }

    [Fact]
    public async Task Metrics_tell_the_outcome_the_times_and_the_cache()
    {
        var lookup = new LookupDriver(table.DynamoDb, SampleTable.Name);
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));
        await lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        var metrics = lookup.LogLines.Where(l => l.TryGetProperty("_aws", out _)).ToList();
        Assert.Equal(2, metrics.Count);
        Assert.Equal(["match", "match"], metrics.Select(m => m.GetProperty("Outcome").GetString()));
        Assert.Equal([0, 1], metrics.Select(m => m.GetProperty("LineCacheHits").GetInt32()));
        Assert.All(metrics, m =>
        {
            Assert.Equal(1, m.GetProperty("Lookups").GetInt32());
            Assert.Equal(0, m.GetProperty("Errors").GetInt32());
            Assert.Equal(0, m.GetProperty("Truncations").GetInt32());
            Assert.InRange(m.GetProperty("TableLatency").GetDouble(), 0, m.GetProperty("Duration").GetDouble());
            Assert.Equal(JsonValueKind.Number, m.GetProperty("ColdStarts").ValueKind);
        });
    }

    /// <summary>Names, numbers and addresses of the sample customers.</summary>
    private static async Task<IReadOnlyList<string>> PersonalDataAsync()
    {
        var csv = await File.ReadAllTextAsync(Path.Combine(RepositoryLayout.Find().SampleData, "customers.csv"));
        return
        [
            .. Numbers().Matches(csv).Select(m => m.Value),
            .. Addresses().Matches(csv).Select(m => m.Value),
            .. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[1]),
        ];
    }

    [GeneratedRegex(@"\+\d{11}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\w.]+@[\w.]+")]
    private static partial Regex Addresses();
}
