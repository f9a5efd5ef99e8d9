using ScreenPop.CustomerLookup.Tests.Support;

namespace ScreenPop.CustomerLookup.Tests;

/// <summary>Every event of Amazon Connect gets the answer that a flow's designer expects.</summary>
public sealed class EventTests(SampleTable table)
{
    public static TheoryData<string, string, string?, string?> Expected =>
        new()
        {
            { "voice-inbound", "match", "C-1001", "Acme Support" },
            { "voice-transfer-streaming", "match", "C-1001", "Acme Support" },
            { "voice-api-minimal", "withheld", null, null },
            { "voice-outbound", "match", "C-1001", "Acme Support" },
            { "voice-callback", "match", "C-1001", "Acme Plumbing" },
            { "voice-queue-transfer", "match", "C-1001", "Acme Support" },
            { "voice-withheld", "withheld", null, "Acme Support" },
            { "voice-sip", "withheld", null, "Acme Support" },
            { "voice-household", "multiple", null, "Acme Support" },
            { "voice-unknown-caller", "none", null, "Acme Support" },
            { "voice-by-account-number", "match", "C-1004", "Acme Support" },
            { "voice-by-customer-id", "match", "C-1001", "Acme Support" },
            { "voice-by-wrong-parameter", "error", null, "Acme Support" },
            { "voice-unknown-members", "match", "C-1001", "Acme Support" },
            { "voice-non-latin-name", "match", "C-1005", "Acme Support" },
            { "chat-guide", "none", null, null },
            { "chat-sms", "match", "C-1001", "Acme Support" },
            { "task-nested-parameters", "none", null, null },
            { "task-with-customer-id", "match", "C-1004", null },
            { "email-inbound", "match", "C-1001", "Acme Support" },
        };

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task Every_kind_of_event_is_answered(string fixture, string status, string? customerId, string? line)
    {
        var answer = await new LookupDriver(table.DynamoDb, SampleTable.Name).AnswerAsync(EventFixtures.Read(fixture));

        Assert.Equal(status, answer["lookupStatus"]);
        Assert.Equal(customerId, answer.GetValueOrDefault("customerId"));
        Assert.Equal(line, answer.GetValueOrDefault("line"));
        Assert.Equal(status == "error", answer.ContainsKey("errorKind"));
    }

    [Fact]
    public void Every_fixture_is_expected_here() =>
        Assert.Equal(EventFixtures.Names, Expected.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
}
