using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>What the API finds on the instance beside its contact centre, and what it can do to it.</summary>
public interface IInstanceResources
{
    IReadOnlyList<ContactFlowResource> ContactFlows { get; }

    IReadOnlyList<PhoneNumberResource> PhoneNumbers { get; }

    /// <summary>ARNs of the functions that flows may invoke.</summary>
    IReadOnlyList<string> LambdaFunctions { get; }

    /// <summary>Origins whose pages may embed the CCP.</summary>
    IReadOnlyList<string> ApprovedOrigins { get; }

    /// <summary>What the service would refuse the content for, one line each; empty when it would take it.</summary>
    IReadOnlyList<string> ProblemsOf(string content, string type);

    /// <summary>Adds a flow, or replaces the one with this id: contacts that arrive from now on run it.</summary>
    void Publish(ContactFlowResource flow);

    /// <summary>Calls to the number go to this flow from now on.</summary>
    void AssociatePhoneNumber(string phoneNumberId, string contactFlowId);

    void AssociateLambdaFunction(string functionArn);

    void AssociateApprovedOrigin(string origin);

    /// <summary>A contact arrives and runs the flow with this id.</summary>
    Contact Start(NewContact contact, string contactFlowId);

    /// <summary>
    /// Ends a contact and has its successor run the flow with this id, with the queue or agent as its working queue.
    /// </summary>
    Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId);
}

/// <summary>A contact flow as the API shows it.</summary>
/// <param name="Type">A contact flow type of the service, such as <c>CONTACT_FLOW</c>.</param>
/// <param name="Content">Flow language JSON.</param>
public sealed record ContactFlowResource(
    string Id,
    string Arn,
    string Name,
    string Type,
    string Content,
    string? Description = null
);

/// <summary>A claimed number.</summary>
public sealed record PhoneNumberResource(
    string Id,
    string Arn,
    string Number,
    string? Description = null,
    string? ContactFlowId = null
);
