using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>A request for new contacts.</summary>
/// <param name="Channel">
/// voice, callback, chat, task or email. A callback is a customer-first one: the customer is dialed before an agent is
/// offered the call.
/// </param>
/// <param name="From">The customer's number, name or address, or a task's title; empty for a withheld number.</param>
/// <param name="To">The dialed number, or the address of the e-mail. A task runs the number's flow.</param>
/// <param name="Count">The number of contacts, at most <see cref="Most"/>.</param>
internal sealed record NewContactRequest(string? Channel, string? From, string? To, int? Count)
{
    public const int Most = 500;

    private const int LongestInput = 256;

    /// <summary>Creates the contacts; returns their ids, or the reason for refusing them.</summary>
    public (List<string>? ContactIds, string? Refusal) Arrive(ContactJourneys journeys)
    {
        var (contact, refusal) = Read();
        return contact is null
            ? (null, refusal)
            : (Enumerable.Range(0, Count ?? 1).Select(_ => journeys.Start(contact, line: To?.Trim()).ContactId).ToList(), null);
    }

    private (NewContact? Contact, string? Refusal) Read()
    {
        var from = string.IsNullOrWhiteSpace(From) ? null : From.Trim();
        var to = string.IsNullOrWhiteSpace(To) ? null : Addressed(To.Trim());
        if (from?.Length > LongestInput || To?.Length > LongestInput || Count is < 1 or > Most)
        {
            return (null, $"'from' and 'to' have at most {LongestInput} characters, and 'count' is 1 to {Most}.");
        }

        return Channel switch
        {
            "voice" when to is null => (null, "A call needs 'to', the dialed number."),
            "voice" => (NewContact.Call(from, to.Address), null),
            "callback" when from is null || to is null => (
                null,
                "A callback needs 'from', the customer's number, and 'to', the line."
            ),
            "callback" => (
                NewContact.Call(from, to.Address) with
                {
                    InitiationMethod = InitiationMethod.CallbackCustomerFirstQueued,
                },
                null
            ),
            "chat" => (
                new NewContact
                {
                    Channel = Contacts.Channel.Chat,
                    CustomerName = from ?? "Customer",
                    SystemEndpoint = to,
                },
                null
            ),
            "task" => (
                new NewContact
                {
                    Channel = Contacts.Channel.Task,
                    InitiationMethod = InitiationMethod.Api,
                    Name = from ?? "Task",
                },
                null
            ),
            "email" => (
                new NewContact
                {
                    Channel = Contacts.Channel.Email,
                    CustomerEndpoint = from is null ? null : new ContactEndpoint(EndpointType.EmailAddress, from),
                    SystemEndpoint = to,
                    Name = $"E-mail from {from ?? "nobody"}",
                },
                null
            ),
            _ => (null, "'channel' is voice, callback, chat, task or email."),
        };
    }

    private static ContactEndpoint Addressed(string to) =>
        to.Contains('@', StringComparison.Ordinal) && !to.StartsWith("sip", StringComparison.OrdinalIgnoreCase)
            ? new ContactEndpoint(EndpointType.EmailAddress, to)
            : ContactEndpoint.PhoneNumber(to);
}
