using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>What a program can see of a contact and do to it.</summary>
internal sealed class ContactOperations(ContactCenter center, IInstanceResources resources)
{
    public object? StopContact(ApiRequest request)
    {
        var contactId = request.Required("ContactId");
        return center.FindContact(contactId) is null || !center.Stop(contactId, DisconnectReason.Api)
            ? throw ConnectApiException.ContactNotFound(contactId)
            : null;
    }

    public object DescribeContact(ApiRequest request)
    {
        var contact = Find(request.Path("ContactId"));
        return new { Contact = ContactDescription.Of(contact, center.Instance) };
    }

    public object GetContactAttributes(ApiRequest request) => new { Find(request.Path("InitialContactId")).Attributes };

    public object? UpdateContactAttributes(ApiRequest request)
    {
        var contact = Find(request.Required("InitialContactId"));
        center.SetAttributes(contact.Id, request.Texts("Attributes", required: true));
        return null;
    }

    public object TransferContact(ApiRequest request)
    {
        var contact = Find(request.Required("ContactId"));
        var flowId = request.Required("ContactFlowId");
        var flow =
            resources.ContactFlows.FirstOrDefault(flow => flow.Id == flowId || flow.Arn == flowId)
            ?? throw ConnectApiException.NotFound($"There is no contact flow '{flowId}'.");

        if (contact.Channel is not (Channel.Task or Channel.Email))
        {
            throw ConnectApiException.InvalidRequest("Only tasks and e-mails are transferred by this operation.");
        }

        if (contact.IsOver)
        {
            throw ConnectApiException.InvalidRequest($"Contact '{contact.Id}' is over.");
        }

        var transferred = resources.Transfer(contact.Id, Destination(request), flow.Id);
        return new { ContactId = transferred.Id, ContactArn = center.Instance.OfContact(transferred.Id) };
    }

    private ContactEndpoint Destination(ApiRequest request) =>
        (request.Optional("QueueId"), request.Optional("UserId")) switch
        {
            ({ } queueId, null) => new(
                EndpointType.Queue,
                center.FindQueue(queueId)?.Id ?? throw ConnectApiException.NotFound($"There is no queue '{queueId}'.")
            ),
            (null, { } userId) => new(
                EndpointType.Agent,
                center.State.Agents.Keys.FirstOrDefault(username =>
                    StableId.Of("agent", username) == userId || center.Instance.OfAgent(username) == userId
                ) ?? throw ConnectApiException.NotFound($"There is no user '{userId}'.")
            ),
            _ => throw ConnectApiException.InvalidRequest("Either QueueId or UserId is needed, not both."),
        };

    private Contact Find(string contactId) =>
        center.FindContact(contactId) ?? throw ConnectApiException.NotFound($"There is no contact '{contactId}'.");
}
