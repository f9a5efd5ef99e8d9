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

    /// <summary>The service's reasons for refusing the content, one line each; empty for accepted content.</summary>
    /// <param name="type">A flow type of the service, such as <c>CONTACT_FLOW</c>, or <c>MODULE</c>.</param>
    IReadOnlyList<string> ProblemsOf(string content, string type);

    /// <summary>Adds a flow, or replaces the one with this id. Contacts that arrive later run its published content.</summary>
    void Put(ContactFlowResource flow);

    /// <summary>Adds a module, or replaces the one with this id, with its versions and aliases.</summary>
    void Put(FlowModuleResource flowModule);

    /// <summary>Removes a flow. Contacts that arrive later do not run it.</summary>
    void Remove(ContactFlowResource flow);

    /// <summary>Removes a module with its versions and aliases.</summary>
    void Remove(FlowModuleResource flowModule);

    /// <summary>Assigns a flow to the number. Without a flow (null), nobody answers its calls.</summary>
    void AssociatePhoneNumber(string phoneNumberId, string? contactFlowId);

    void AssociateLambdaFunction(string functionArn);

    void DisassociateLambdaFunction(string functionArn);

    void AssociateApprovedOrigin(string origin);

    void DisassociateApprovedOrigin(string origin);

    /// <summary>Creates a contact that runs the flow with this id, at its scheduled time if it has one.</summary>
    Contact Start(NewContact contact, string contactFlowId);

    /// <summary>Ends a contact. Its successor runs the flow with this id; its working queue is the destination.</summary>
    Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId);
}
