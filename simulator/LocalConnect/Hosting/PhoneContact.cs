using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>A contact from the customer's view.</summary>
/// <param name="Channel">voice, chat, task or email.</param>
/// <param name="From">The customer's number, name or address; a task's title; null for a withheld number.</param>
/// <param name="State">flow, queued, offered, connected or ended.</param>
/// <param name="Heard">The latest prompts.</param>
internal sealed record PhoneContact(
    string ContactId,
    string Channel,
    string? From,
    string? To,
    string State,
    bool IsOver,
    IReadOnlyList<string> Heard
)
{
    private const int MostHeard = 6;

    public static PhoneContact Of(Journey journey, ContactCenter center)
    {
        var contact = center.FindContact(journey.ContactId);
        return new PhoneContact(
            journey.ContactId,
            (contact?.Channel ?? Contacts.Channel.Voice).ToString().ToLowerInvariant(),
            contact?.CustomerEndpoint?.Address ?? contact?.CustomerName ?? contact?.Name,
            contact?.SystemEndpoint?.Address,
            (journey.CustomerRemains ? ContactState.Flow : contact?.State ?? ContactState.Ended).ToString().ToLowerInvariant(),
            contact is null or { IsOver: true } && !journey.CustomerRemains,
            [.. journey.Prompts.TakeLast(MostHeard)]
        );
    }
}
