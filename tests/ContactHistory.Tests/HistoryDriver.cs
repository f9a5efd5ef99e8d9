using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;

[assembly: AssemblyFixture(typeof(LogWatch))]

namespace ScreenPop.ContactHistory.Tests;

/// <summary>The history's handler over a table, and what the next lookup would see.</summary>
internal sealed class HistoryDriver(IAmazonDynamoDB dynamoDb, string tableName)
{
    private readonly List<string> lines = [];

    public string Log => string.Concat(lines);

    private TableGateway Gateway => new(dynamoDb, tableName, RetryPolicy.Background);

    /// <summary>Now, for the handler.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What the lookup does at the beginning of a call, where it finds nobody.</summary>
    public Task LookUpAsync(string contactId, string number) =>
        NoteAsync(contactId, NoteOutcome.Nobody, LookupKey.Phone(number), caller: number);

    /// <summary>What a lookup learned.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="outcome">How the lookup ended.</param>
    /// <param name="key">What was looked up.</param>
    /// <param name="customerId">On a match.</param>
    /// <param name="caller">The number the contact came from.</param>
    /// <param name="second">When, from the beginning of the call.</param>
    public async Task NoteAsync(
        string contactId,
        NoteOutcome outcome,
        LookupKey? key,
        string? customerId = null,
        string? caller = null,
        int second = 0
    )
    {
        using var budget = TimeBudget.Unlimited(CancellationToken.None);
        var note = new LookupNote
        {
            ContactId = contactId,
            RequestId = Guid.NewGuid().ToString(),
            At = new DateTimeOffset(2026, 5, 1, 9, 0, second, TimeSpan.Zero),
            Outcome = outcome,
            Key = key,
            CustomerId = customerId,
            Caller = caller is null ? null : LookupKey.Phone(caller),
            Line = "Acme Support",
        };
        await new NoteLog(Gateway).AppendAsync(note, DateTimeOffset.UtcNow.AddDays(1), budget);
    }

    public async Task<string> TakeAsync(string eventJson)
    {
        var log = new JsonLogger(new LineWriter(Take), LogLevel.Trace, Clock);
        var handler = new HistoryHandler(new HistorySettings(tableName, Days: 90), Gateway, log, Clock);
        var @event = JsonSerializer.Deserialize(eventJson, HistoryJson.Default.JsonElement);
        var context = Invocations.New("history", Clock, TimeSpan.FromSeconds(30));
        return (await handler.HandleAsync(@event, context, CancellationToken.None)).Outcome;
    }

    /// <summary>What a lookup by a number would tell.</summary>
    public Task<IReadOnlyList<PastContact>> HistoryOfAsync(string number) => HistoryOfAsync(LookupKey.Phone(number));

    /// <summary>What a lookup by a key would tell.</summary>
    public async Task<IReadOnlyList<PastContact>> HistoryOfAsync(LookupKey key)
    {
        using var budget = new TimeBudget(Timeout.InfiniteTimeSpan, Clock);
        return (await new CustomerTable(Gateway).FindAsync(key, budget)).RecentContacts;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line);
        LogWatch.See(text);
        lines.Add(text);
    }
}
