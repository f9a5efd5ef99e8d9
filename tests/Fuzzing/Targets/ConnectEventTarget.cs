using System.Text.Json;
using Microsoft.Extensions.Logging;
using ScreenPop.CustomerLookup;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Events;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;
using ScreenPop.LambdaHost;
using ScreenPop.LambdaHost.Logging;
using ScreenPop.TestKit;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>The event of Invoke AWS Lambda function: the whole lookup, on a table with one customer.</summary>
internal sealed class ConnectEventTarget : FuzzTarget
{
    /// <summary>Source: admin guide, "the Lambda response must be less than 32 KB".</summary>
    private const int MaxAnswer = 32_768;

    private const string Customer = """
        {"Count":1,"ScannedCount":1,"Items":[{"PK":{"S":"PHONE#+14155550100"},"SK":{"S":"CUSTOMER#C-1001"},"customerId":{"S":"C-1001"},"name":{"S":"Jane Doe"}}]}
        """;

    private readonly JsonLogger log = new(LineWriter.ToStream(Stream.Null), LogLevel.Information, TimeProvider.System);
    private readonly LookupHandler handler;

    public ConnectEventTarget()
    {
        var client = new CannedDynamoDb(operation => operation == "Query" ? Customer : "{}").CreateClient();
        var settings = new LookupSettings(
            "screen-pop",
            Country.Find("US"),
            TimeSpan.FromMilliseconds(1500),
            TimeSpan.FromHours(1),
            HistoryDays: 90
        );
        var gateway = new TableGateway(client, "screen-pop", RetryPolicy.Interactive);
        handler = new LookupHandler(
            settings,
            new CustomerTable(gateway),
            new NoteTaker(settings, new NoteLog(gateway), log, TimeProvider.System),
            AnswerContract.Load(),
            log,
            TimeProvider.System
        );
    }

    public override string Name => "connect-event";

    internal override IReadOnlyList<byte[]> Seeds { get; } = Examples.Files("*.json", "tests", "CustomerLookup.Tests", "Events");

    public override async ValueTask RunAsync(byte[] input)
    {
        Dictionary<string, string> answer;
        try
        {
            var @event = JsonSerializer.Deserialize(input, LookupJson.Default.ConnectEvent)!;
            var context = new InvocationContext("request", "", DateTimeOffset.UtcNow.AddSeconds(8), coldStart: false);
            answer = await handler.HandleAsync(@event, context, CancellationToken.None).ConfigureAwait(false);
            await context.RunAfterAnswerAsync(log, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is JsonException or NotAConnectEventException)
        {
            return;
        }

        Require(answer.GetValueOrDefault("errorKind") != "internal", "The lookup failed in its own code.");
        Require(
            JsonSerializer.SerializeToUtf8Bytes(answer, LookupJson.Default.DictionaryStringString).Length < MaxAnswer,
            "The answer is too large for Amazon Connect."
        );
    }
}
