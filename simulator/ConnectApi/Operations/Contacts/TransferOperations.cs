using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>Transfers a task or an e-mail to another queue or agent.</summary>
internal sealed class TransferOperations(
    ContactCenter center,
    IInstanceResources resources,
    InstanceLookup lookup,
    TimeProvider time
) : IOperations
{
    /// <summary>The service's limit of transfers of one contact.</summary>
    private const int MostTransfers = 11;

    private readonly ClientTokens tokens = new(time);

    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All => [(nameof(TransferContact), TransferContact)];

    private object TransferContact(ApiRequest request)
    {
        var id = tokens.Once(nameof(TransferContact), request, () => Transfer(request).Id);
        return new { ContactId = id, ContactArn = center.Instance.OfContact(id) };
    }

    private Contact Transfer(ApiRequest request)
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

        return TransfersOf(contact) < MostTransfers
            ? resources.Transfer(contact.Id, Destination(request), flow)
            : throw ConnectApiException.QuotaExceeded($"Contact '{contact.Id}' has been transferred {MostTransfers} times.");
    }

    private int TransfersOf(Contact contact)
    {
        var transfers = 0;
        for (
            var at = contact;
            at is { InitiationMethod: InitiationMethod.Transfer or InitiationMethod.QueueTransfer };
            transfers++
        )
        {
            at = at.PreviousContactId is { } previous ? center.FindContact(previous) : null;
        }

        return transfers;
    }

    private ContactEndpoint Destination(ApiRequest request) =>
        (request.Optional("QueueId"), request.Optional("UserId")) switch
        {
            ({ } queueId, null) => new(EndpointType.Queue, lookup.Queue(queueId).Id),
            (null, { } userId) => new(EndpointType.Agent, lookup.User(userId).Username),
            _ => throw ConnectApiException.InvalidRequest("Either QueueId or UserId is needed, not both."),
        };
}
