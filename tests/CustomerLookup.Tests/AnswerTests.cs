using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using FsCheck;
using FsCheck.Fluent;
using ScreenPop.CustomerLookup.Answers;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.CustomerLookup.Tests.Support;
using ScreenPop.Customers;
using ScreenPop.Customers.History;
using ScreenPop.Customers.Import;
using ScreenPop.Customers.Keys;
using ScreenPop.Customers.Table;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>The content of an answer: the contract's names and sizes, and the right customers.</summary>
public sealed class AnswerTests(SampleTable table)
{
    private LookupDriver Lookup => new(table.DynamoDb, SampleTable.Name);

    [Fact]
    public async Task A_match_tells_who_it_is()
    {
        var answer = await Lookup.AnswerAsync(EventFixtures.Read("voice-inbound"));

        Assert.Equal("1", answer["matchCount"]);
        Assert.Equal(("match", "Acme Support"), (answer["lineStatus"], answer["line"]));
        Assert.Equal("first", answer["nameStatus"]);
        Assert.Equal("Jane Doe", answer["customerName"]);
        Assert.Equal("Jane", answer["customerFirstName"]);
        Assert.Equal("gold", answer["customerTier"]);
        Assert.Equal("A-100", answer["customerAccount"]);
        Assert.Equal("jane@example.test", answer["customerEmail"]);
        Assert.Equal("en-US", answer["customerLanguage"]);
        Assert.DoesNotContain("truncated", answer.Keys);
    }

    [Fact]
    public async Task Failure_26_several_people_of_one_number_are_candidates_and_nobody_is_taken()
    {
        var answer = await Lookup.AnswerAsync(EventFixtures.Read("voice-household"));

        Assert.Equal(("multiple", "2"), (answer["lookupStatus"], answer["matchCount"]));
        Assert.DoesNotContain(answer.Keys, k => k.StartsWith("customer", StringComparison.Ordinal));
        Assert.Equal(
            """[{"id":"C-1003","name":"Alex Rivera","tier":"standard","account":"A-200"},{"id":"C-1002","name":"Sam Rivera","tier":"silver","account":"A-200"}]""",
            answer["candidates"]
        );
    }

    [Fact]
    public async Task A_number_that_is_not_in_the_directory_is_said_to_be_none()
    {
        var @event = JsonNode.Parse(EventFixtures.Read("voice-inbound"))!;
        @event["Details"]!["Parameters"]!["dialedNumber"] = "+18005550111";

        var answer = await Lookup.AnswerAsync(@event.ToJsonString());

        Assert.Equal("none", answer["lineStatus"]);
        Assert.DoesNotContain("line", answer.Keys);
    }

    [Fact]
    public void A_directory_that_was_not_read_is_an_error_and_not_none()
    {
        var outcome = new LookupOutcome();
        Assert.Equal("error", outcome.LineStatus);

        outcome.TakeLine(new LineResult(null, FromCache: false, new TimeoutException()));
        Assert.Equal("error", outcome.LineStatus);

        outcome.TakeLine(LineResult.None);
        Assert.Equal("none", outcome.LineStatus);
    }

    [Theory]
    [InlineData("Jane Doe", "Jane", "first")]
    [InlineData("Doe Ltd", null, "full")]
    [InlineData("Doe Ltd", " ", "full")]
    [InlineData(null, null, "none")]
    public void The_names_a_customer_has_are_a_fact_that_a_flow_can_compare(string? name, string? firstName, string expected)
    {
        var outcome = new LookupOutcome();
        outcome.Take(
            new KeyResult(
                [
                    new Customer
                    {
                        Id = "C-1",
                        Name = name,
                        FirstName = firstName,
                    },
                ],
                [],
                More: false,
                Unreadable: 0
            )
        );
        var answer = new LookupAnswer(AnswerContract.Load());

        AnswerWriter.Write(outcome, answer);

        Assert.Equal(expected, answer.Values["nameStatus"]);
    }

    [Theory]
    [InlineData(25, "25")]
    [InlineData(1000, "30+")]
    public async Task A_switchboard_that_more_share_than_a_list_holds_says_how_many(int customers, string matchCount)
    {
        var number = $"+1415555{customers + 7000}";
        using var file = RecordFile.Csv(() =>
            new StringReader(
                "customerId,phones\n"
                    + string.Concat(Enumerable.Range(0, customers).Select(at => $"S-{customers}-{at},{number}\n"))
            )
        );
        await new CustomerImport(table.DynamoDb, SampleTable.Name, new ImportOptions()).RunAsync(
            file,
            TestContext.Current.CancellationToken
        );

        var answer = await Lookup.AnswerAsync(From(number));

        Assert.Equal(("multiple", matchCount), (answer["lookupStatus"], answer["matchCount"]));
        Assert.Equal(10, JsonNode.Parse(answer["candidates"])!.AsArray().Count);
        Assert.DoesNotContain("truncated", answer.Keys);
    }

    [Fact]
    public async Task Recent_contacts_come_newest_first_and_at_most_five()
    {
        var caller = await CustomerAsync("C-recent", "+14155550150");
        var files = new HistoryFiles(new TableGateway(table.DynamoDb, SampleTable.Name, RetryPolicy.None));
        using var budget = TimeBudget.Unlimited(CancellationToken.None);
        for (var day = 1; day <= 9; day++)
        {
            var contact = new PastContact
            {
                ContactId = $"c-{day}",
                At = new DateTimeOffset(2026, 1, day, 8, 0, 0, TimeSpan.Zero),
                Channel = "VOICE",
                Direction = "inbound",
                Seconds = 61,
                ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
            };
            await files.FileAsync(contact, LookupKey.Phone(caller), budget);
        }

        var answer = await Lookup.AnswerAsync(From(caller));

        Assert.Equal("match", answer["lookupStatus"]);
        Assert.Equal("2026-01-09T08:00:00Z", answer["lastContactAt"]);
        var recent = JsonNode.Parse(answer["recentContacts"])!.AsArray();
        Assert.Equal(5, recent.Count);
        Assert.Equal(
            """{"at":"2026-01-09T08:00:00Z","channel":"VOICE","direction":"inbound","seconds":61}""",
            recent[0]!.ToJsonString()
        );
    }

    [Fact]
    public async Task A_customer_with_several_numbers_is_the_same_customer_on_each()
    {
        var first = await Lookup.AnswerAsync(From("+14155550100"));
        var second = await Lookup.AnswerAsync(From("+14155550110"));

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Text_that_is_too_long_is_cut_between_characters_and_said_to_be()
    {
        var caller = await CustomerAsync("C-long", "+14155550151", notes: string.Concat(Enumerable.Repeat("żółć ", 800)));

        var answer = await Lookup.AnswerAsync(From(caller));

        Assert.Equal("true", answer["truncated"]);
        Assert.InRange(Encoding.UTF8.GetByteCount(answer["customerNotes"]), 2040, 2048);
        Assert.DoesNotContain('\uFFFD', answer["customerNotes"]);
    }

    [Fact]
    public async Task Failure_4_what_the_contact_carries_already_counts_and_what_matters_least_is_left_out_first()
    {
        var caller = await CustomerAsync("C-full", "+14155550152", notes: new string('n', 2000));
        var contract = AnswerContract.Load();
        var carried = contract.MaxTotalBytes - contract.ReservedBytes - 400;

        var answer = await Lookup.AnswerAsync(From(caller, new JsonObject { ["a"] = new string('x', carried - 1) }));

        Assert.Equal("true", answer["truncated"]);
        Assert.DoesNotContain("customerNotes", answer.Keys);
        Assert.Equal("C-full", answer["customerId"]);
    }

    [Fact]
    public async Task Attributes_the_answer_replaces_do_not_count_twice()
    {
        var before = await Lookup.AnswerAsync(From("+14155550100"));
        var carried = new JsonObject();
        foreach (var (name, value) in before)
        {
            carried[name] = value;
        }

        carried["customerNotes"] = new string('x', 30_000);

        Assert.Equal(before, await Lookup.AnswerAsync(From("+14155550100", carried)));
    }

    [Fact]
    public void Whatever_is_in_the_table_the_answer_keeps_to_the_contract()
    {
        var contract = AnswerContract.Load();
        var text = Gen.Elements("a", "ż", "\"", "\\", "\U0001F600", "\n")
            .ArrayOf(40)
            .Select(string.Concat)
            .SelectMany(_ => Gen.Choose(0, 120), (part, times) => string.Concat(Enumerable.Repeat(part, times)));
        var customers =
            from id in text.Where(t => t.Length > 0)
            from name in text
            from notes in text
            from account in text
            select new Customer
            {
                Id = id,
                Name = name,
                Notes = notes,
                Account = account,
                Tier = name,
                FirstName = notes,
            };
        var cases =
            from found in customers.ListOf(3)
            from times in Gen.Choose(1, 5)
            from carried in Gen.Choose(0, 40_000)
            select (Found: Enumerable.Repeat(found, times).SelectMany(f => f).ToList(), Carried: carried);

        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var outcome = new LookupOutcome();
                    outcome.Take(new KeyResult(c.Found, [], More: false, Unreadable: 0));
                    outcome.TakeLine(new LineResult(new Line("+18005550199", "Acme Support", null, null), false, null));
                    var answer = new LookupAnswer(contract);
                    AnswerWriter.Write(outcome, answer);
                    answer.Fit(c.Carried);
                    AnswerWriter.Confirm(answer);

                    var bytes = answer.Values.Sum(v => v.Key.Length + Encoding.UTF8.GetByteCount(v.Value));
                    var onlyTheMostImportant = answer.Values.Keys.All(name => contract[name].Priority == 1);
                    return answer.Values.All(v => Encoding.UTF8.GetByteCount(v.Value) <= contract[v.Key].MaxBytes)
                        && (bytes + c.Carried <= contract.MaxTotalBytes || onlyTheMostImportant)
                        && (LongestJson(answer.Values) < 32 * 1024 || onlyTheMostImportant)
                        && (
                            !answer.Values.TryGetValue("candidates", out var list)
                            || JsonNode.Parse(list)!.AsArray().Count is > 0 and <= 10
                        )
                        && answer.Values["lineStatus"] == (answer.Values.ContainsKey("line") ? "match" : "error")
                        && SaysWhichNamesAreLeft(answer.Values)
                        && answer.Values.ContainsKey("truncated") == answer.Truncated;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool SaysWhichNamesAreLeft(Dictionary<string, string> values) =>
        values.GetValueOrDefault("nameStatus") switch
        {
            "first" => values.ContainsKey("customerName") && values.ContainsKey("customerFirstName"),
            "full" => values.ContainsKey("customerName"),
            _ => true,
        };

    /// <summary>
    /// The size of the map when everything but letters, digits and blanks is escaped: no host's JSON writer needs more bytes. The
    /// test counts the bytes itself, because a serializer cannot check itself.
    /// </summary>
    private static int LongestJson(IReadOnlyDictionary<string, string> values) =>
        1 + values.Sum(value => Quoted(value.Key) + 1 + Quoted(value.Value) + 1);

    private static int Quoted(string text) =>
        2 + text.Sum(character => char.IsAsciiLetterOrDigit(character) || character == ' ' ? 1 : 6);

    [Fact]
    public async Task Items_nobody_can_read_are_an_error_and_not_nobody()
    {
        await table.DynamoDb.PutItemAsync(
            new PutItemRequest
            {
                TableName = SampleTable.Name,
                Item = new()
                {
                    ["PK"] = new() { S = "PHONE#+14155550153" },
                    ["SK"] = new() { S = "CUSTOMER#broken" },
                },
            },
            TestContext.Current.CancellationToken
        );

        var answer = await Lookup.AnswerAsync(From("+14155550153"));

        Assert.Equal(("error", "badData"), (answer["lookupStatus"], answer["errorKind"]));
    }

    [Fact]
    public async Task Failure_3_an_invocation_repeated_by_Connect_gets_the_same_answer()
    {
        var lookup = Lookup;
        var first = await lookup.AnswerAsync(EventFixtures.Read("voice-household"));

        Assert.Equal(first, await lookup.AnswerAsync(EventFixtures.Read("voice-household")));
    }

    private static string From(string number, JsonObject? attributes = null)
    {
        var @event = JsonNode.Parse(EventFixtures.Read("voice-inbound"))!;
        var contact = @event["Details"]!["ContactData"]!;
        contact["CustomerEndpoint"]!["Address"] = number;
        contact["Attributes"] = attributes ?? [];
        return @event.ToJsonString();
    }

    private async Task<string> CustomerAsync(string id, string number, string notes = "")
    {
        using var file = RecordFile.Csv(() =>
            new StringReader($"customerId,name,phones,notes\n{id},Some One,{number},{notes}\n")
        );
        await new CustomerImport(table.DynamoDb, SampleTable.Name, new ImportOptions()).RunAsync(file);
        return number;
    }
}
