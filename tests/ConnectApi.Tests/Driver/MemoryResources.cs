using ScreenPop.ConnectApi.Instance;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>An instance's resources in lists. It refuses content without <c>"Version"</c>.</summary>
internal sealed class MemoryResources(ContactCenter center) : IInstanceResources
{
    private readonly Dictionary<string, ContactFlowResource> flows = new()
    {
        ["inbound"] = new()
        {
            Id = "inbound",
            Arn = $"{center.Instance}/contact-flow/inbound",
            Name = "Inbound",
            Type = "CONTACT_FLOW",
            Content = """{"Version":"2019-10-30"}""",
        },
    };

    private readonly Dictionary<string, FlowModuleResource> modules = [];

    private readonly List<PhoneNumberResource> numbers =
    [
        new("number-1", "arn:aws:connect:us-east-1:111122223333:phone-number/number-1", "+18005550199", "Acme Support"),
        new("number-2", "arn:aws:connect:us-east-1:111122223333:phone-number/number-2", "+18005550142", "Acme Plumbing"),
    ];

    private readonly List<string> functions = [];
    private readonly List<string> origins = ["http://localhost:5180"];

    public IReadOnlyList<ContactFlowResource> ContactFlows => [.. flows.Values];

    public IReadOnlyList<FlowModuleResource> FlowModules => [.. modules.Values];

    public IReadOnlyList<PhoneNumberResource> PhoneNumbers => numbers;

    public IReadOnlyList<string> LambdaFunctions => functions;

    public IReadOnlyList<string> ApprovedOrigins => origins;

    /// <summary>The flow of each started contact.</summary>
    public Dictionary<string, string> StartedIn { get; } = [];

    public IReadOnlyList<string> ProblemsOf(string content, string type) =>
        content.Contains("Version", StringComparison.Ordinal) ? [] : ["Version is missing.", new string('x', 300)];

    public void Put(ContactFlowResource flow) => flows[flow.Id] = flow;

    public void Put(FlowModuleResource flowModule) => modules[flowModule.Id] = flowModule;

    public void Remove(ContactFlowResource flow) => flows.Remove(flow.Id);

    public void Remove(FlowModuleResource flowModule) => modules.Remove(flowModule.Id);

    public void AssociatePhoneNumber(string phoneNumberId, string? contactFlowId)
    {
        var index = numbers.FindIndex(number => number.Id == phoneNumberId);
        numbers[index] = numbers[index] with { ContactFlowId = contactFlowId };
    }

    public void AssociateLambdaFunction(string functionArn) => functions.Add(functionArn);

    public void DisassociateLambdaFunction(string functionArn) => functions.Remove(functionArn);

    public void AssociateApprovedOrigin(string origin) => origins.Add(origin);

    public void DisassociateApprovedOrigin(string origin) => origins.Remove(origin);

    public Contact Start(NewContact contact, string contactFlowId)
    {
        var started = center.CreateContact(contact);
        StartedIn[started.Id] = contactFlowId;
        return started;
    }

    public Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId)
    {
        var successor = center.TransferToFlow(contactId, InitiationMethod.QueueTransfer);
        StartedIn[successor.Id] = contactFlowId;
        return successor;
    }
}
