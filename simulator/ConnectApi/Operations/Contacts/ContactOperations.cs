using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>Describes and changes a contact.</summary>
internal sealed class ContactOperations(ContactCenter center, InstanceLookup lookup) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(StopContact), StopContact),
            (nameof(DescribeContact), DescribeContact),
            (nameof(GetContactAttributes), GetContactAttributes),
            (nameof(UpdateContactAttributes), UpdateContactAttributes),
        ];

    private object? StopContact(ApiRequest request)
    {
        var contactId = request.Required("ContactId");
        if (
            center.FindContact(contactId) is
            {
                IsOver: false,
                Channel: Channel.Voice,
                InitiationMethod: var method
                    and (
                        InitiationMethod.Disconnect
                        or InitiationMethod.Transfer
                        or InitiationMethod.QueueTransfer
                        or InitiationMethod.ExternalOutbound
                        or InitiationMethod.Monitor
                    )
            }
        )
        {
            throw ConnectApiException.InvalidRequest($"A call that was initiated by {method} cannot be stopped.");
        }

        return center.FindContact(contactId) is null || !center.Stop(contactId, DisconnectReason.Api)
            ? throw ConnectApiException.ContactNotFound(contactId)
            : null;
    }

    private object DescribeContact(ApiRequest request) =>
        new { Contact = ContactDescription.Of(lookup.Contact(request.Required("ContactId")), center.Instance) };

    private object GetContactAttributes(ApiRequest request) =>
        new { lookup.Contact(request.Required("InitialContactId")).Attributes };

    private object? UpdateContactAttributes(ApiRequest request)
    {
        var contact = lookup.Contact(request.Required("InitialContactId"));
        center.SetAttributes(contact.Id, request.Texts("Attributes"));
        return null;
    }
}
