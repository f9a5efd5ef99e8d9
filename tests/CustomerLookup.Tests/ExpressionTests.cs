using System.Collections.Concurrent;
using System.Text.Json;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>Input of a caller or a flow is a value in the table's requests, never a part of their expressions.</summary>
public sealed class ExpressionTests(SampleTable table)
{
    private static readonly string[] Fixed =
    [
        "PK = :key",
        "SET customerKey = :customerKey, expiresAt = :expiresAt",
        "SET customerKey = :customerKey, line = :line, expiresAt = :expiresAt",
    ];

    [Theory]
    [InlineData("voice-by-account-number", "A-300", "A-300 OR PK <> :key")]
    [InlineData("voice-by-account-number", "A-300", ":key) OR attribute_exists(PK")]
    [InlineData("voice-by-account-number", "A-300", "#CUSTOMER#C-1001")]
    [InlineData("voice-inbound", "11111111-1111-4111-8111-111111111111", "1 OR begins_with(SK, :key)")]
    public async Task A_hostile_value_stays_a_value(string name, string value, string hostile)
    {
        var bodies = new ConcurrentQueue<string>();
        using var door = new FaultyDynamoDb(
            table.Endpoint,
            (_, body) =>
            {
                bodies.Enqueue(body);
                return null;
            }
        );
        using var client = door.CreateClient();
        var @event = EventFixtures.Read(name);
        Assert.Contains(value, @event, StringComparison.Ordinal);

        var answer = await new LookupDriver(client, SampleTable.Name).AnswerAsync(
            @event.Replace(value, hostile, StringComparison.Ordinal)
        );

        Assert.NotEmpty(bodies);
        Assert.All(bodies.SelectMany(Expressions), expression => Assert.Contains(expression, Fixed));
        Assert.Equal(name == "voice-inbound" ? "match" : "none", answer["lookupStatus"]);
    }

    private static IEnumerable<string> Expressions(string body)
    {
        using var json = JsonDocument.Parse(body);
        return
        [
            .. json
                .RootElement.EnumerateObject()
                .Where(member => member.Name.EndsWith("Expression", StringComparison.Ordinal))
                .Select(member => member.Value.GetString()!),
        ];
    }
}
