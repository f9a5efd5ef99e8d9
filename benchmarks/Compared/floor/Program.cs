using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

// The minimal function with the same answer: one Query with the same SDK, only phone numbers as keys, no deadline, no log, no
// metrics. Without a Runtime API it runs the Query once and ends.
using var dynamoDb = new AmazonDynamoDBClient();
var table = Environment.GetEnvironmentVariable("TABLE_NAME")!;
if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { } address)
{
    Console.WriteLine((await QueryAsync("+14155550100")).Count);
    return;
}

using var runtime = new HttpClient
{
    BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/invocation/"),
    Timeout = Timeout.InfiniteTimeSpan,
};
while (true)
{
    using var next = await runtime.GetAsync(new Uri("next", UriKind.Relative));
    using var @event = JsonDocument.Parse(await next.Content.ReadAsByteArrayAsync());
    var number = @event
        .RootElement.GetProperty("Details")
        .GetProperty("ContactData")
        .GetProperty("CustomerEndpoint")
        .GetProperty("Address")
        .GetString()!;
    using var answer = new ByteArrayContent(Answer((await QueryAsync(number)).Items));
    var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").First();
    using var sent = await runtime.PostAsync(new Uri($"{requestId}/response", UriKind.Relative), answer);
}

Task<QueryResponse> QueryAsync(string number) =>
    dynamoDb.QueryAsync(
        new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "PK = :key",
            ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = $"PHONE#{number}" } },
            ScanIndexForward = false,
            Limit = 25,
        }
    );

static byte[] Answer(List<Dictionary<string, AttributeValue>> items)
{
    using var stream = new MemoryStream();
    using (var json = new Utf8JsonWriter(stream))
    {
        json.WriteStartObject();
        json.WriteString("lookupStatus", items.Count == 1 ? "match" : "none");
        json.WriteString("matchCount", items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("lineStatus", "none");
        json.WriteString("nameStatus", "first");
        foreach (
            var (name, column) in new[]
            {
                ("customerId", "customerId"),
                ("customerName", "name"),
                ("customerFirstName", "firstName"),
                ("customerTier", "tier"),
                ("customerAccount", "account"),
                ("customerLanguage", "language"),
                ("customerNotes", "notes"),
            }
        )
        {
            json.WriteString(name, items[0][column].S);
        }

        json.WriteString("customerEmail", items[0]["emails"].L[0].S);
        json.WriteEndObject();
    }

    return stream.ToArray();
}
