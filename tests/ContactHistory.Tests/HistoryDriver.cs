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

/// <summary>The history's handler on a table, and the contacts that the next lookup finds.</summary>
internal sealed class HistoryDriver(IAmazonDynamoDB dynamoDb, string tableName)
{
    private readonly List<string> lines = [];

    public string Log => string.Concat(lines);

    private TableGateway Gateway => new(dynamoDb, tableName, RetryPolicy.Background);

    /// <summary>The handler's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Writes the note of a lookup that finds no customer, at the beginning of a call.</summary>
    public Task LookUpAsync(string contactId, string number) =>
        NoteAsync(contactId, NoteOutcome.Nobody, LookupKey.Phone(number), caller: number);

    /// <summary>Writes the note of a lookup.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="outcome">The lookup's outcome.</param>
    /// <param name="key">The key of the lookup.</param>
    /// <param name="customerId">The customer, on a match.</param>
    /// <param name="caller">The number that the contact came from.</param>
    /// <param name="second">The time of the note, in seconds from the beginning of the call.</param>
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

    /// <summary>The contacts that a lookup by a number returns.</summary>
    public Task<IReadOnlyList<PastContact>> HistoryOfAsync(string number) => HistoryOfAsync(LookupKey.Phone(number));

    /// <summary>The contacts that a lookup by a key returns.</summary>
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
