using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The instance's resources that the API reads and changes, apart from its contact centre.</summary>
public interface IInstanceResources
{
    IReadOnlyList<ContactFlowResource> ContactFlows { get; }

    IReadOnlyList<FlowModuleResource> FlowModules { get; }

    IReadOnlyList<PhoneNumberResource> PhoneNumbers { get; }

    /// <summary>ARNs of the functions that flows may invoke.</summary>
    IReadOnlyList<string> LambdaFunctions { get; }

    /// <summary>Origins whose pages may embed the CCP.</summary>
    IReadOnlyList<string> ApprovedOrigins { get; }

    /// <summary>Why the service would refuse the content, one line per reason; empty when it would accept it.</summary>
    /// <param name="type">A flow type of the service, such as <c>CONTACT_FLOW</c>, or <c>MODULE</c>.</param>
    IReadOnlyList<string> ProblemsOf(string content, string type);

    /// <summary>Adds a flow, or replaces the one with this id: contacts that arrive from now on run what is published.</summary>
    void Put(ContactFlowResource flow);

    /// <summary>Adds a module, or replaces the one with this id, with its versions and aliases.</summary>
    void Put(FlowModuleResource flowModule);

    /// <summary>Removes a flow: no contact that arrives from now on runs it.</summary>
    void Remove(ContactFlowResource flow);

    /// <summary>Removes a module with its versions and aliases.</summary>
    void Remove(FlowModuleResource flowModule);

    /// <summary>Calls to the number go to this flow from now on; null for none, so that nobody answers them.</summary>
    void AssociatePhoneNumber(string phoneNumberId, string? contactFlowId);

    void AssociateLambdaFunction(string functionArn);

    void DisassociateLambdaFunction(string functionArn);

    void AssociateApprovedOrigin(string origin);

    void DisassociateApprovedOrigin(string origin);

    /// <summary>A contact arrives and runs the flow with this id, at its scheduled time if it has one.</summary>
    Contact Start(NewContact contact, string contactFlowId);

    /// <summary>
    /// Ends a contact and has its successor run the flow with this id, with the queue or agent as its working queue.
    /// </summary>
    Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId);
}
