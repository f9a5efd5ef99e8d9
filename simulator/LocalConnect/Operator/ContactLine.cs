using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>A contact in a list.</summary>
/// <param name="State">flow, queued, offered, connected or ended. A customer whom the agent has left is in a flow.</param>
/// <param name="From">The customer's number, name or address; a task's title; null for a withheld number.</param>
/// <param name="Name">The customer's name as the lookup found it.</param>
/// <param name="Agent">The username of the agent.</param>
internal sealed record ContactLine(
    string ContactId,
    string Channel,
    string State,
    string? From,
    string? Name,
    string? To,
    string? Queue,
    string? Agent,
    string? AgentName,
    DateTimeOffset InitiatedAt
)
{
    public static ContactLine Of(Contact contact, CenterState center, ContactJourneys journeys)
    {
        var name = contact.Attributes.GetValueOrDefault("customerName")?.Trim();
        return new(
            contact.Id,
            contact.Channel.ToString().ToLowerInvariant(),
            (IsOnTheLine(contact, journeys) ? ContactState.Flow : contact.State).ToString().ToLowerInvariant(),
            contact.CustomerEndpoint?.Address ?? contact.CustomerName ?? contact.Name,
            string.IsNullOrEmpty(name) ? null : name,
            contact.SystemEndpoint?.Address,
            contact.QueueId is { } queueId ? center.Queues.GetValueOrDefault(queueId)?.Name ?? "an agent's queue" : null,
            contact.Agent,
            contact.Agent is { } agent ? center.Agents.GetValueOrDefault(agent)?.Name : null,
            contact.InitiatedAt
        );
    }

    /// <summary>Whether the customer is there: the contact has not ended, or its disconnect flow runs.</summary>
    public static bool IsActive(Contact contact, ContactJourneys journeys) =>
        contact.State != ContactState.Ended || IsOnTheLine(contact, journeys);

    private static bool IsOnTheLine(Contact contact, ContactJourneys journeys) =>
        journeys.Find(contact.Id) is { CustomerRemains: true };
}
