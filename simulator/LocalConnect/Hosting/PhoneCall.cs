using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>A call as the caller knows it.</summary>
/// <param name="State">flow, queued, offered, connected or ended.</param>
/// <param name="Heard">The prompts so far.</param>
internal sealed record PhoneCall(string ContactId, string? From, string? To, string State, bool IsOver, IReadOnlyList<string> Heard)
{
    public static PhoneCall Of(Journey journey, ContactCenter center)
    {
        var contact = center.FindContact(journey.ContactId);
        return new PhoneCall(
            journey.ContactId,
            contact?.CustomerEndpoint?.Address,
            contact?.SystemEndpoint?.Address,
            (contact?.State ?? ContactState.Ended).ToString().ToLowerInvariant(),
            contact is null or { IsOver: true },
            journey.Prompts);
    }
}
