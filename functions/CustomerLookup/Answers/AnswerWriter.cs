using System.Globalization;
using System.Text.Json;
using ScreenPop.CustomerLookup.Lookup;
using ScreenPop.Customers;
using ScreenPop.Customers.History;

namespace ScreenPop.CustomerLookup.Answers;

/// <summary>Writes an outcome as contact attributes.</summary>
internal static class AnswerWriter
{
    private const int MaxCandidates = 10;

    public static void Write(LookupOutcome outcome, LookupAnswer answer)
    {
        answer.Set("lookupStatus", outcome.Status);
        answer.Set("matchCount", MatchCount(outcome));
        answer.Set("errorKind", outcome.ErrorKind);
        answer.Set("lineStatus", outcome.LineStatus);
        if (outcome.Line.Line is { } line)
        {
            answer.Set("line", line.Name);
            answer.Set("lineGreeting", line.Greeting);
            answer.Set("linePop", line.Pop);
        }

        if (outcome.Status == LookupStatus.Match)
        {
            WriteCustomer(outcome.Customers[0], answer);
        }
        else if (outcome.Status == LookupStatus.Multiple)
        {
            WriteCandidates(outcome, answer);
        }

        WriteRecentContacts(outcome.RecentContacts, answer);
    }

    /// <summary>
    /// Corrects the attributes that flows compare after values were dropped. A flow cannot compare a missing value, and a dropped
    /// value would leave a gap in a prompt.
    /// </summary>
    public static void Confirm(LookupAnswer answer)
    {
        var values = answer.Values;
        if (values.GetValueOrDefault("lineStatus") == LookupStatus.Match && !values.ContainsKey("line"))
        {
            answer.Set("lineStatus", LookupStatus.Error);
        }

        if (values.ContainsKey("nameStatus"))
        {
            answer.Set(
                "nameStatus",
                NameStatus(values.GetValueOrDefault("customerName"), values.GetValueOrDefault("customerFirstName"))
            );
        }
    }

    private static void WriteCustomer(Customer customer, LookupAnswer answer)
    {
        answer.SetWhole("customerId", customer.Id);
        answer.Set("nameStatus", NameStatus(customer.Name, customer.FirstName));
        answer.Set("customerName", customer.Name);
        answer.Set("customerFirstName", customer.FirstName);
        answer.Set("customerTier", customer.Tier);
        answer.SetWhole("customerAccount", customer.Account);
        answer.SetWhole("customerEmail", customer.Emails.Count > 0 ? customer.Emails[0] : null);
        answer.SetWhole("customerLanguage", customer.Language);
        answer.Set("customerNotes", customer.Notes);
        answer.SetOwn(customer.OwnFields);
    }

    private static void WriteCandidates(LookupOutcome outcome, LookupAnswer answer)
    {
        var candidates = outcome
            .Customers.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(c => c.Id, StringComparer.Ordinal)
            .Take(MaxCandidates)
            .ToList();
        answer.SetList("candidates", candidates, WriteCandidate);
    }

    private static string NameStatus(string? name, string? firstName) =>
        string.IsNullOrWhiteSpace(name) ? "none"
        : string.IsNullOrWhiteSpace(firstName) ? "full"
        : "first";

    /// <summary>The number of matches: <c>25</c>, or <c>30+</c> when there are more than the lookup reads.</summary>
    private static string MatchCount(LookupOutcome outcome) =>
        outcome.Customers.Count.ToString(CultureInfo.InvariantCulture) + (outcome.MoreCustomers ? "+" : "");

    private static void WriteCandidate(Utf8JsonWriter json, Customer customer)
    {
        json.WriteString("id", customer.Id);
        WriteText(json, "name", customer.Name);
        WriteText(json, "tier", customer.Tier);
        WriteText(json, "account", customer.Account);
    }

    private static void WriteRecentContacts(IReadOnlyList<PastContact> contacts, LookupAnswer answer)
    {
        if (contacts.Count == 0)
        {
            return;
        }

        answer.SetList("recentContacts", contacts, WriteContact);
        answer.Set("lastContactAt", Instant(contacts[0].At));
    }

    private static void WriteContact(Utf8JsonWriter json, PastContact contact)
    {
        json.WriteString("at", Instant(contact.At));
        WriteText(json, "channel", contact.Channel);
        WriteText(json, "direction", contact.Direction);
        WriteText(json, "queue", contact.Queue);
        WriteText(json, "line", contact.Line);
        WriteText(json, "agent", contact.Agent);
        if (contact.Seconds is { } seconds)
        {
            json.WriteNumber("seconds", seconds);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
