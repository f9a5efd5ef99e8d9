using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.Contacts;

namespace ScreenPop.LocalConnect.Events;

/// <summary>
/// Writes an <em>Amazon Connect Contact Event</em> in EventBridge's format
/// (https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html).
/// </summary>
internal static class ContactEventJson
{
    /// <summary>
    /// The event types that the service publishes for a contact event of the simulator; usually one, often none.
    /// </summary>
    public static IEnumerable<string> TypesOf(ContactEventType happened) =>
        happened switch
        {
            ContactEventType.Initiated => ["INITIATED", "CONNECTED_TO_SYSTEM"],
            ContactEventType.Queued => ["QUEUED"],
            ContactEventType.ConnectedToAgent => ["CONNECTED_TO_AGENT"],
            ContactEventType.Paused => ["PAUSED"],
            ContactEventType.Resumed => ["RESUMED"],
            ContactEventType.Disconnected => ["DISCONNECTED"],
            ContactEventType.Completed => ["COMPLETED"],
            _ => [],
        };

    public static string Of(string eventType, ContactEvent happened, InstanceArn instance)
    {
        var contact = happened.Contact;
        var arn = instance.Value.Split(':');
        var detail = new JsonObject
        {
            ["eventType"] = eventType,
            ["contactId"] = contact.Id,
            ["initialContactId"] = contact.InitialContactId,
            ["previousContactId"] = contact.PreviousContactId,
            ["channel"] = contact.Channel.ToString().ToUpperInvariant(),
            ["instanceArn"] = instance.Value,
            ["initiationMethod"] = contact.InitiationMethod.ServiceName(),
            ["initiationTimestamp"] = Time(contact.InitiatedAt),
            ["connectedToSystemTimestamp"] = Time(contact.InitiatedAt),
        };
        if (contact.QueueId is { } queueId)
        {
            detail["queueInfo"] = new JsonObject
            {
                ["queueArn"] = instance.OfQueue(queueId),
                ["queueType"] = "STANDARD",
                ["enqueueTimestamp"] = contact.EnqueuedAt is { } enqueuedAt ? Time(enqueuedAt) : null,
            };
        }

        if (contact.Agent is { } agent && contact.ConnectedToAgentAt is { } connectedAt)
        {
            detail["agentInfo"] = new JsonObject
            {
                ["agentArn"] = instance.OfAgent(agent),
                ["connectedToAgentTimestamp"] = Time(connectedAt),
            };
        }

        if (contact.DisconnectedAt is { } disconnectedAt)
        {
            detail["disconnectTimestamp"] = Time(disconnectedAt);
        }

        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = Guid.NewGuid().ToString(),
            ["detail-type"] = "Amazon Connect Contact Event",
            ["source"] = "aws.connect",
            ["account"] = arn[4],
            ["time"] = happened.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = arn[3],
            ["resources"] = new JsonArray(instance.OfContact(contact.Id), instance.Value),
            ["detail"] = detail,
        }.ToJsonString();
    }

    /// <summary>EventBridge and the service's voice contacts use whole seconds.</summary>
    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);
}
