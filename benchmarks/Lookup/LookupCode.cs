using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;
using ScreenPop.CustomerLookup;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;
using ScreenPop.Toolchain;

namespace ScreenPop.Benchmarks.Lookup;

/// <summary>
/// The SDK's own Query, and the whole lookup from the event's bytes to the answer's bytes, including its log line and its
/// metrics.
/// </summary>
[MemoryDiagnoser]
public class LookupCode
{
    private const string Table = "screen-pop";

    private const string LineAnswer =
        """{"Item":{"PK":{"S":"LINE#+18005550199"},"SK":{"S":"LINE"},"number":{"S":"+18005550199"},"line":{"S":"Acme Support"}}}""";

    private readonly AmazonDynamoDBClient client;
    private readonly LookupHandler handler;
    private readonly byte[] @event;

    public LookupCode()
        : this(
            File.ReadAllText(Path.Combine(RepositoryLayout.Find().Root, "benchmarks", "Compared", "query-answer.json")),
            File.ReadAllBytes(
                Path.Combine(RepositoryLayout.Find().Root, "tests", "CustomerLookup.Tests", "Events", "voice-inbound.json")
            )
        ) { }

    internal LookupCode(string queryAnswer, byte[] @event)
    {
        this.@event = @event;
        client = new CannedDynamoDb(operation => operation == "Query" ? queryAnswer : LineAnswer).CreateClient();
        var settings = new LookupSettings(
            Table,
            Country.Find("US"),
            TimeSpan.FromMilliseconds(1500),
            TimeSpan.FromHours(1),
            HistoryDays: 90
        );
        var log = new JsonLogger(LineWriter.ToStream(Stream.Null), LogLevel.Information, TimeProvider.System);
        var gateway = new TableGateway(client, Table, RetryPolicy.Interactive);
        handler = new LookupHandler(
            settings,
            new CustomerTable(gateway),
            new NoteTaker(settings, new NoteLog(gateway), log, TimeProvider.System),
            AnswerContract.Load(),
            log,
            TimeProvider.System
        );
    }

    [Benchmark(Baseline = true)]
    public Task<QueryResponse> Query() =>
        client.QueryAsync(
            new QueryRequest
            {
                TableName = Table,
                KeyConditionExpression = "PK = :key",
                ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = "PHONE#+14155550100" } },
                ScanIndexForward = false,
                Limit = 36,
            }
        );

    [Benchmark]
    public async Task<int> LookUp()
    {
        var context = new InvocationContext("request", "", DateTimeOffset.UtcNow.AddSeconds(8), coldStart: false);
        var input = JsonSerializer.Deserialize(@event, LookupJson.Default.ConnectEvent)!;
        var answer = await handler.HandleAsync(input, context, CancellationToken.None);
        return JsonSerializer.SerializeToUtf8Bytes(answer, LookupJson.Default.DictionaryStringString).Length;
    }
}
