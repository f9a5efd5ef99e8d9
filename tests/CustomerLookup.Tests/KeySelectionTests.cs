using System.Text.Json.Nodes;
using ScreenPop.CustomerLookup.Events;
using ScreenPop.CustomerLookup.Tests.Support;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>The parameters that a flow can pass, and their results.</summary>
public sealed class KeySelectionTests(SampleTable table)
{
    [Theory]
    [InlineData("""{"lookupBy":"phone","lookupValue":"(415) 555-0102"}""", "C-1004")]
    [InlineData("""{"lookupBy":"PHONE","lookupValue":" +14155550102 "}""", "C-1004")]
    [InlineData("""{"lookupBy":"phone"}""", "C-1001")]
    [InlineData("""{"lookupBy":"phone","lookupValue":""}""", "C-1001")]
    [InlineData("""{"lookupBy":"email","lookupValue":"PRIYA@example.test"}""", "C-1004")]
    [InlineData("""{"lookupBy":"customerId","lookupValue":"C-1005"}""", "C-1005")]
    [InlineData("""{"lookupBy":"account","lookupValue":"A-300"}""", "C-1004")]
    [InlineData("""{"lookupValue":"+14155550102"}""", "C-1004")]
    [InlineData("""{"lookupBy":"","lookupValue":null}""", "C-1001")]
    [InlineData("""{"somethingElse":{"deep":[1]}}""", "C-1001")]
    [InlineData("""null""", "C-1001")]
    [InlineData("""[1,2]""", "C-1001")]
    public async Task A_flow_can_ask_by_any_key(string parameters, string customerId)
    {
        var answer = await AskAsync(parameters);

        Assert.Equal(customerId, answer["customerId"]);
    }

    [Theory]
    [InlineData("""{"lookupBy":"account","lookupValue":""}""", "none")]
    [InlineData("""{"lookupBy":"account","lookupValue":null}""", "none")]
    [InlineData("""{"lookupBy":"orderNumber","lookupValue":4711}""", "none")]
    [InlineData("""{"lookupBy":"phone","lookupValue":"911"}""", "none")]
    [InlineData("""{"lookupBy":"phone","lookupValue":"anonymous"}""", "withheld")]
    [InlineData("""{"lookupBy":"email","lookupValue":"not an address"}""", "withheld")]
    public async Task A_value_that_finds_nobody_is_no_error(string parameters, string status) =>
        Assert.Equal(status, (await AskAsync(parameters))["lookupStatus"]);

    [Theory]
    [InlineData("""{"lookupBy":"account"}""", "lookupValue is missing")]
    [InlineData("""{"lookupBy":"line","lookupValue":"+18005550199"}""", "lookupBy must be")]
    [InlineData("""{"lookupBy":"con tact","lookupValue":"x"}""", "lookupBy must be")]
    [InlineData("""{"lookupBy":7,"lookupValue":"x"}""", "lookupBy must be")]
    [InlineData("""{"lookupBy":["phone"],"lookupValue":"x"}""", "lookupBy must be a text")]
    [InlineData("""{"lookupBy":"account","lookupValue":{"a":1}}""", "lookupValue must be a text")]
    [InlineData("""{"lookupBy":"account","lookupValue":true}""", "lookupValue must be a text")]
    public async Task A_wrong_parameter_is_an_error_and_is_named_in_the_log(string parameters, string problem)
    {
        var lookup = new LookupDriver(table.DynamoDb, SampleTable.Name);
        var answer = await AskAsync(parameters, lookup);

        Assert.Equal(("error", "badRequest"), (answer["lookupStatus"], answer["errorKind"]));
        Assert.Contains(problem, lookup.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "an empty object")]
    [InlineData("""{"Records":[],"source":"aws.s3"}""", "an object with Records, source")]
    [InlineData("""{"Details":{"Parameters":{}}}""", "an object with Details")]
    [InlineData("[]", "an array")]
    [InlineData("null", "null")]
    [InlineData("\"text\"", "a string")]
    public async Task An_event_of_something_else_is_refused_with_what_was_expected(string json, string got)
    {
        var refusal = await Assert.ThrowsAsync<NotAConnectEventException>(() =>
            new LookupDriver(table.DynamoDb, SampleTable.Name).AnswerAsync(json)
        );

        Assert.Contains("Details.ContactData", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(got, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialed_number_can_come_from_the_flow_the_event_or_an_earlier_flow()
    {
        Assert.Equal("Acme Plumbing", (await AskAsync("""{"dialedNumber":"+1 800 555 0142"}"""))["line"]);
        Assert.Equal("Acme Support", (await AskAsync("{}"))["line"]);
        Assert.Equal(
            "Acme Plumbing",
            (await new LookupDriver(table.DynamoDb, SampleTable.Name).AnswerAsync(EventFixtures.Read("voice-callback")))["line"]
        );
    }

    [Theory]
    [InlineData("b\u00FCcher.example.test")]
    [InlineData("xn--bcher-kva.example.test")]
    [InlineData("XN--BCHER-KVA.Example.test")]
    public async Task A_mail_finds_customer_and_line_by_either_spelling_of_a_domain(string domain)
    {
        await InternationalMail.ImportAsync(table, TestContext.Current.CancellationToken);

        var answer = await new LookupDriver(table.DynamoDb, SampleTable.Name).AnswerAsync(InternationalMail.Event(domain));

        Assert.Equal(
            ("match", InternationalMail.CustomerId, InternationalMail.Line),
            (answer["lookupStatus"], answer["customerId"], answer["line"])
        );
    }

    private Task<Dictionary<string, string>> AskAsync(string parameters, LookupDriver? lookup = null)
    {
        var @event = JsonNode.Parse(EventFixtures.Read("voice-inbound"))!;
        @event["Details"]!["Parameters"] = JsonNode.Parse(parameters);
        return (lookup ?? new LookupDriver(table.DynamoDb, SampleTable.Name)).AnswerAsync(@event.ToJsonString());
    }
}
