using System.Diagnostics;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using ScreenPop.CustomerLookup;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Lookup;

/// <summary>What the handler costs on a warm function, beyond the SDK's own Query.</summary>
internal static class LookupBenchmark
{
    private const int Warmup = 3000;
    private const int Runs = 10_000;

    private const string QueryAnswer =
        """
        {"Count":1,"ScannedCount":1,"Items":[{"PK":{"S":"PHONE#+14155550100"},"SK":{"S":"CUSTOMER#C-1001"},"customerId":{"S":"C-1001"},
        "name":{"S":"Jane Doe"},"firstName":{"S":"Jane"},"account":{"S":"A-100"},"tier":{"S":"gold"},"language":{"S":"en-US"},
        "notes":{"S":"Prefers to be called in the morning."},"phones":{"L":[{"S":"+14155550100"}]},"emails":{"L":[{"S":"jane@example.test"}]}}]}
        """;

    private const string LineAnswer =
        """{"Item":{"PK":{"S":"LINE#+18005550199"},"SK":{"S":"LINE"},"number":{"S":"+18005550199"},"line":{"S":"Acme Support"}}}""";

    public static async Task<Report> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new CannedDynamoDb(operation => operation == "Query" ? QueryAnswer : LineAnswer).CreateClient();
        var @event = await File.ReadAllBytesAsync(
            Path.Combine(RepositoryLayout.Find().Root, "tests", "CustomerLookup.Tests", "Events", "voice-inbound.json"), cancellationToken);
        var settings = new LookupSettings("screen-pop", Country.Find("US"), TimeSpan.FromMilliseconds(1500), TimeSpan.FromHours(1), HistoryDays: 90);
        var log = new JsonLogger(LineWriter.ToStream(Stream.Null), LogLevel.Information, TimeProvider.System);
        var handler = new LookupHandler(
            settings, new CustomerTable(client, "screen-pop"), new ContactNotes(client, "screen-pop"), AttributeContract.Load(), log, TimeProvider.System);

        var (query, lookup) = (new Sample(), new Sample());
        for (var run = -Warmup; run < Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var queryTime = await TimeAsync(() => QueryAsync(client, cancellationToken));
            var lookupTime = await TimeAsync(() => LookUpAsync(handler, @event, cancellationToken));
            if (run >= 0)
            {
                query.Add(queryTime);
                lookup.Add(lookupTime);
            }
        }

        return new Report(
            "Handler overhead on a warm function",
            $"{Runs:#,0} times in turn: the SDK's own Query, and the whole lookup from the event's bytes to the answer's bytes with its log line "
                + "and its metrics. The SDK is the real one, over an answer in memory, so that the database's time is in neither.",
            [
                new Figure("Query alone, p50", query.Median, "ms"),
                new Figure("Lookup, p50", lookup.Median, "ms"),
                new Figure("Lookup, p99", lookup.Quantile(0.99), "ms"),
                new Figure("Overhead, p50", lookup.Median - query.Median, "ms", AtMost: 0.15),
            ]);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static Task<QueryResponse> QueryAsync(AmazonDynamoDBClient client, CancellationToken cancellationToken) => client.QueryAsync(
        new QueryRequest
        {
            TableName = "screen-pop",
            KeyConditionExpression = "PK = :key",
            ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = "PHONE#+14155550100" } },
            ScanIndexForward = false,
            Limit = 25,
        },
        cancellationToken);

    private static async Task LookUpAsync(LookupHandler handler, byte[] @event, CancellationToken cancellationToken)
    {
        var context = new InvocationContext("request", "", DateTimeOffset.UtcNow.AddSeconds(8), coldStart: false);
        var input = JsonSerializer.Deserialize(@event, LookupJson.Default.ConnectEvent)!;
        var answer = await handler.HandleAsync(input, context, cancellationToken);
        JsonSerializer.SerializeToUtf8Bytes(answer, LookupJson.Default.DictionaryStringString);
    }
}
