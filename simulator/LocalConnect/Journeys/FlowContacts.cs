using ScreenPop.Contacts;
using ScreenPop.FlowEngine;
using ScreenPop.LocalConnect.Events;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>A contact of the contact centre as its flows know it.</summary>
internal static class FlowContacts
{
    /// <param name="related">The contact that this one belongs to, where it is still known.</param>
    public static FlowContact Of(Contact contact, InstanceArn instance, ContactQueue? queue, FlowContact? related = null)
    {
        var flowContact = new FlowContact
        {
            ContactId = contact.Id,
            InitialContactId = contact.ChainId,
            PreviousContactId = contact.PreviousContactId ?? contact.Id,
            RelatedContactId = contact.RelatedContactId,
            RelatedContact = related,
            Channel = contact.Channel.ToString().ToUpperInvariant(),
            InitiationMethod = InitiationMethods.NameOf(contact.InitiationMethod),
            InstanceArn = instance.Value,
            CustomerEndpoint = Endpoint(contact.CustomerEndpoint),
            SystemEndpoint = Endpoint(contact.SystemEndpoint),
            TargetQueue = queue,
            Name = contact.Name,
            Description = contact.Description,
        };
        foreach (var (name, value) in contact.Attributes)
        {
            flowContact.Attributes[name] = value;
        }

        foreach (var (name, url) in contact.References)
        {
            flowContact.References[name] = new ContactReference("URL", url);
        }

        flowContact.SegmentAttributes["connect:Subtype"] =
            contact.Channel == Channel.Voice ? "connect:Telephony" : $"connect:{contact.Channel}";
        flowContact.Tags["aws:connect:instanceId"] = instance.InstanceId;
        return flowContact;
    }

    private static FlowEngine.ContactEndpoint? Endpoint(Contacts.ContactEndpoint? endpoint) =>
        endpoint is null
            ? null
            : new FlowEngine.ContactEndpoint(
                endpoint.Address,
                endpoint.Type == EndpointType.EmailAddress ? "EMAIL_ADDRESS" : "TELEPHONE_NUMBER",
                endpoint.Name
            );
}
