using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>A contact in SearchContacts' answer.</summary>
internal sealed record ContactSummary(
    string Arn,
    string Id,
    string? InitialContactId,
    string? PreviousContactId,
    string InitiationMethod,
    string Channel,
    QueueInfo? QueueInfo,
    AgentInfo? AgentInfo,
    DateTimeOffset InitiationTimestamp,
    DateTimeOffset? DisconnectTimestamp,
    DateTimeOffset? ScheduledTimestamp,
    string? Name
)
{
    public static ContactSummary Of(Contact contact, InstanceArn instance)
    {
        var all = ContactDescription.Of(contact, instance);
        return new(
            all.Arn,
            all.Id,
            all.InitialContactId,
            all.PreviousContactId,
            all.InitiationMethod,
            all.Channel,
            all.QueueInfo,
            all.AgentInfo,
            all.InitiationTimestamp,
            all.DisconnectTimestamp,
            all.ScheduledTimestamp,
            all.Name
        );
    }
}
