using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>The instance's resources for the simulator's API.</summary>
internal sealed class InstanceResources : IInstanceResources
{
    public List<ContactFlowResource> ContactFlows { get; init; } = [];

    public List<string> Functions { get; } = [];

    public List<string> Origins { get; } = [];

    IReadOnlyList<ContactFlowResource> IInstanceResources.ContactFlows => ContactFlows;

    public List<FlowModuleResource> FlowModules { get; init; } = [];

    IReadOnlyList<FlowModuleResource> IInstanceResources.FlowModules => FlowModules;

    public IReadOnlyList<PhoneNumberResource> PhoneNumbers => [];

    public IReadOnlyList<string> LambdaFunctions => Functions;

    public IReadOnlyList<string> ApprovedOrigins => Origins;

    public IReadOnlyList<string> ProblemsOf(string content, string type) =>
        RefusesInbound && content.Contains("Greet for the line", StringComparison.Ordinal)
        || RefusesEditedFlows && type != "MODULE" && content.Contains("Edited", StringComparison.Ordinal)
        || RefusesUndeclaredResults && ResultsTested(content).Any(result => !IsDeclared(result))
            ? ["The test refuses it."]
            : [];

    /// <summary>Whether the instance refuses flows, not modules, with the block that the tests add.</summary>
    public bool RefusesEditedFlows { get; set; }

    /// <summary>Whether the instance refuses new content of the inbound flow.</summary>
    public bool RefusesInbound { get; set; }

    /// <summary>Whether the instance refuses a flow that tests a result that no module declares, as the service does.</summary>
    public bool RefusesUndeclaredResults { get; set; }

    public void Put(ContactFlowResource flow) => ContactFlows[ContactFlows.FindIndex(other => other.Id == flow.Id)] = flow;

    public void Put(FlowModuleResource flowModule) =>
        FlowModules[FlowModules.FindIndex(other => other.Id == flowModule.Id)] = flowModule;

    public void Remove(ContactFlowResource flow) => throw new NotSupportedException();

    public void Remove(FlowModuleResource flowModule) => throw new NotSupportedException();

    public void AssociatePhoneNumber(string phoneNumberId, string? contactFlowId) => throw new NotSupportedException();

    public void AssociateLambdaFunction(string functionArn) => Functions.Add(functionArn);

    public void DisassociateLambdaFunction(string functionArn) => Functions.Remove(functionArn);

    public void AssociateApprovedOrigin(string origin) => Origins.Add(origin);

    public void DisassociateApprovedOrigin(string origin) => Origins.Remove(origin);

    public Contact Start(NewContact contact, string contactFlowId) => throw new NotSupportedException();

    public Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId) =>
        throw new NotSupportedException();

    private bool IsDeclared(string result) =>
        FlowModules.Exists(module =>
            JsonNode
                .Parse(module.Settings ?? "{}")!["transitions"]
                ?["results"]?.AsArray()
                .Any(declared => declared!["name"]!.GetValue<string>() == result) == true
        );

    private static IEnumerable<string> ResultsTested(string content) =>
        from block in JsonNode.Parse(content)!["Actions"]!.AsArray()
        where block!["Type"]!.GetValue<string>() == "InvokeFlowModule"
        from condition in block["Transitions"]!["Conditions"]!.AsArray()
        from operand in condition!["Condition"]!["Operands"]!.AsArray()
        select operand!.GetValue<string>();
}
