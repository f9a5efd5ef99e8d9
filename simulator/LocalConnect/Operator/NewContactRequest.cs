using ScreenPop.Contacts;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>Contacts the operator lets arrive.</summary>
/// <param name="Channel">voice, chat, task or email.</param>
/// <param name="From">Number, name or address of the customer; nothing for a withheld number.</param>
/// <param name="To">The number dialed.</param>
/// <param name="Count">How many at once, at most <see cref="Most"/>.</param>
internal sealed record NewContactRequest(string? Channel, string? From, string? To, int? Count)
{
    public const int Most = 500;

    private const int LongestInput = 256;

    /// <summary>The contact; null with the reason when there can be none.</summary>
    public (NewContact? Contact, string? Refusal) Read()
    {
        var from = string.IsNullOrWhiteSpace(From) ? null : From.Trim();
        var to = string.IsNullOrWhiteSpace(To) ? null : ContactEndpoint.PhoneNumber(To.Trim());
        if (from?.Length > LongestInput || To?.Length > LongestInput || Count is < 1 or > Most)
        {
            return (null, $"'from' and 'to' have at most {LongestInput} characters, and 'count' is 1 to {Most}.");
        }

        return Channel switch
        {
            "voice" when to is null => (null, "A call needs 'to', the number dialed."),
            "voice" => (NewContact.Call(from, to.Address), null),
            "chat" => (new NewContact { Channel = Contacts.Channel.Chat, CustomerName = from ?? "Customer", SystemEndpoint = to }, null),
            "task" => (new NewContact { Channel = Contacts.Channel.Task, InitiationMethod = InitiationMethod.Api, Name = from ?? "Task" }, null),
            "email" => (
                new NewContact
                {
                    Channel = Contacts.Channel.Email,
                    CustomerEndpoint = from is null ? null : new ContactEndpoint(EndpointType.EmailAddress, from),
                    SystemEndpoint = to,
                    Name = $"E-mail from {from ?? "nobody"}",
                },
                null),
            _ => (null, "'channel' is voice, chat, task or email."),
        };
    }
}
