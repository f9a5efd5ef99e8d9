using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>Transfers a task or an e-mail to another queue or agent.</summary>
internal sealed class TransferOperations(ContactCenter center, IInstanceResources resources, InstanceLookup lookup) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All => [(nameof(TransferContact), TransferContact)];

    private object TransferContact(ApiRequest request)
    {
        var contact = lookup.Contact(request.Required("ContactId"));
        var flow = lookup.RunnableFlow(request.Required("ContactFlowId"), "CONTACT_FLOW", "AGENT_TRANSFER", "QUEUE_TRANSFER");
        if (contact.Channel is not (Channel.Task or Channel.Email))
        {
            throw ConnectApiException.InvalidRequest("Only tasks and e-mails are transferred by this operation.");
        }

        if (contact.IsOver)
        {
            throw ConnectApiException.InvalidRequest($"Contact '{contact.Id}' is over.");
        }

        var transferred = resources.Transfer(contact.Id, Destination(request), flow);
        return new { ContactId = transferred.Id, ContactArn = center.Instance.OfContact(transferred.Id) };
    }

    private ContactEndpoint Destination(ApiRequest request) =>
        (request.Optional("QueueId"), request.Optional("UserId")) switch
        {
            ({ } queueId, null) => new(EndpointType.Queue, lookup.Queue(queueId).Id),
            (null, { } userId) => new(EndpointType.Agent, lookup.User(userId).Username),
            _ => throw ConnectApiException.InvalidRequest("Either QueueId or UserId is needed, not both."),
        };
}
