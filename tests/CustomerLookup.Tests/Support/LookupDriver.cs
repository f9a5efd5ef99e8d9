using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>The lookup's handler on a table, with its log.</summary>
internal sealed class LookupDriver
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly LookupHandler handler;

    public LookupDriver(
        IAmazonDynamoDB dynamoDb,
        string tableName,
        TimeProvider? clock = null,
        LookupSettings? settings = null,
        AnswerContract? contract = null
    )
    {
        Clock = clock ?? TimeProvider.System;
        var logger = new JsonLogger(new LineWriter(Take), LogLevel.Trace, Clock);
        var gateway = new TableGateway(dynamoDb, tableName, RetryPolicy.Interactive);
        var used = settings ?? Settings(tableName);
        handler = new LookupHandler(
            used,
            new CustomerTable(gateway),
            new NoteTaker(used, new NoteLog(gateway), logger, Clock),
            contract ?? AnswerContract.Load(),
            logger,
            Clock
        );
        Log = logger;
    }

    public TimeProvider Clock { get; }

    public JsonLogger Log { get; }

    /// <summary>
    /// The remaining time of the invocation. It is long, like the deadline, for busy machines; a test of a limit sets its own.
    /// </summary>
    public TimeSpan Left { get; init; } = TimeSpan.FromMinutes(1);

    public static LookupSettings Settings(string tableName) =>
        new(tableName, Country.Find("US"), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), HistoryDays: 90);

    /// <summary>Every line the handler has written, parsed.</summary>
    public IReadOnlyList<JsonElement> LogLines => [.. lines.Select(l => JsonDocument.Parse(l).RootElement)];

    public string LogText => string.Concat(lines);

    /// <summary>Answers one event and runs the work after the answer.</summary>
    public async Task<Dictionary<string, string>> AnswerAsync(string eventJson)
    {
        var (answer, afterAnswer) = await AnswerOnlyAsync(eventJson);
        await afterAnswer();
        return answer;
    }

    /// <summary>Answers one event.</summary>
    /// <returns>The answer, and the work after it.</returns>
    public async Task<(Dictionary<string, string> Answer, Func<Task> AfterAnswer)> AnswerOnlyAsync(string eventJson)
    {
        var @event = JsonSerializer.Deserialize(eventJson, LookupJson.Default.ConnectEvent)!;
        var context = Invocations.New("lookup", Clock, Left);
        var lambda = new CancellationTokenSource(Left, Clock);
        var answer = await handler.HandleAsync(@event, context, lambda.Token);
        return (
            answer,
            async () =>
            {
                using (lambda)
                {
                    await context.RunAfterAnswerAsync(Log, lambda.Token);
                }
            }
        );
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line);
        LogWatch.See(text);
        lines.Enqueue(text);
    }
}
