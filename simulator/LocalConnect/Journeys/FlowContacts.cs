using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Creates the flow engine's view of a contact.</summary>
internal static class FlowContacts
{
    /// <param name="center">The contact centre, which keeps the contact's attributes.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="queue">The contact's queue; null for none.</param>
    /// <param name="related">The contact that this one belongs to, if it is still kept.</param>
    public static FlowContact Of(ContactCenter center, Contact contact, ContactQueue? queue, FlowContact? related = null)
    {
        var flowContact = new FlowContact
        {
            ContactId = contact.Id,
            InitialContactId = contact.ChainId,
            PreviousContactId = contact.PreviousContactId ?? contact.Id,
            RelatedContactId = contact.RelatedContactId,
            RelatedContact = related,
            Channel = contact.Channel.ToString().ToUpperInvariant(),
            InitiationMethod = contact.InitiationMethod.ServiceName(),
            InstanceArn = center.Instance.Value,
            CustomerEndpoint = contact.CustomerEndpoint,
            SystemEndpoint = contact.SystemEndpoint,
            AttributeStore = new CenterAttributes(center, contact.Id),
            TargetQueue = queue,
            Name = contact.Name,
            Description = contact.Description,
            QueuePriority = contact.Priority,
            QueueTimeAdjustmentSeconds = (int)contact.Aging.TotalSeconds,
        };
        foreach (var (name, reference) in contact.References)
        {
            flowContact.References[name] = reference;
        }

        flowContact.SegmentAttributes["connect:Subtype"] =
            contact.Channel == Channel.Voice ? "connect:Telephony" : $"connect:{contact.Channel}";
        flowContact.Tags["aws:connect:instanceId"] = center.Instance.InstanceId;
        return flowContact;
    }

    /// <summary>The contact that follows one whose customer the disconnect flow keeps.</summary>
    public static NewContact After(FlowContact left) =>
        new()
        {
            Channel = Enum.Parse<Channel>(left.Channel, ignoreCase: true),
            InitiationMethod = InitiationMethod.Disconnect,
            PreviousContactId = left.ContactId,
            RelatedContactId = left.RelatedContactId,
            CustomerEndpoint = left.CustomerEndpoint,
            SystemEndpoint = left.SystemEndpoint,
            Name = left.Name,
            Description = left.Description,
            References = left.References.ToDictionary(),
        };

    /// <summary>Keeps what the flows of the contact before have set.</summary>
    public static void Keep(FlowContact contact, FlowContact before)
    {
        foreach (var (hook, flow) in before.EventHooks)
        {
            contact.EventHooks[hook] = flow;
        }

        contact.DisabledHooks.UnionWith(before.DisabledHooks);
        contact.Voice = before.Voice;
        contact.LanguageCode = before.LanguageCode;
        contact.CustomerId = before.CustomerId;
        contact.QueuePriority = before.QueuePriority;
    }
}
