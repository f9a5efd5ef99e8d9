using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using ScreenPop.Customers;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;

[assembly: AssemblyFixture(typeof(LogWatch))]

namespace ScreenPop.ContactHistory.Tests;

/// <summary>The history's handler over a table, and what the next lookup would see.</summary>
internal sealed class HistoryDriver(IAmazonDynamoDB dynamoDb, string tableName)
{
    private readonly List<string> lines = [];

    public string Log => string.Concat(lines);

    /// <summary>What the lookup does at the beginning of a call.</summary>
    public Task LookUpAsync(string contactId, string number) =>
        new ContactLedger(dynamoDb, tableName).NoteAsync(
            contactId,
            new ContactNote(LookupKey.Phone(number), "Acme Support"),
            DateTimeOffset.UtcNow.AddDays(1),
            CancellationToken.None
        );

    public async Task<string> TakeAsync(string eventJson)
    {
        var log = new JsonLogger(new LineWriter(Take), LogLevel.Trace, TimeProvider.System);
        var handler = new HistoryHandler(
            new HistorySettings(tableName, Days: 90),
            new ContactLedger(dynamoDb, tableName),
            log,
            TimeProvider.System
        );
        var @event = JsonSerializer.Deserialize(eventJson, HistoryJson.Default.JsonElement);
        var context = Invocations.New("history", TimeProvider.System, TimeSpan.FromSeconds(10));
        return (await handler.HandleAsync(@event, context, CancellationToken.None)).Outcome;
    }

    public async Task<IReadOnlyList<PastContact>> HistoryOfAsync(string number) =>
        (await new CustomerTable(dynamoDb, tableName).FindAsync(LookupKey.Phone(number), CancellationToken.None)).RecentContacts;

    private void Take(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line);
        LogWatch.See(text);
        lines.Add(text);
    }
}
