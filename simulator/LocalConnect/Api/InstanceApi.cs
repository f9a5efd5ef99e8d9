using System.Collections.Concurrent;
using System.Text;
using ScreenPop.Ccp;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint;

namespace ScreenPop.LocalConnect.Api;

/// <summary>The local instance's implementation of the API. Published resources apply from the next contact on.</summary>
internal sealed class InstanceApi : IInstanceResources
{
    private readonly LocalInstance instance;
    private readonly CcpServer ccp;
    private readonly ConcurrentDictionary<string, ContactFlowResource> flows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FlowModuleResource> modules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PhoneNumberResource> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> functions = new(StringComparer.Ordinal);

    public InstanceApi(LocalInstance instance, PhoneBook book, CcpServer ccp)
    {
        this.instance = instance;
        this.ccp = ccp;
        foreach (var (arn, flow) in instance.Journeys.Flows.Flows)
        {
            var id = ResourceArn.IdOf(arn);
            flows[id] = new()
            {
                Id = id,
                Arn = arn,
                Name = flow.Name,
                Type = FlowTypeNames.Api(FlowTypeNames.Of(flow) ?? FlowType.ContactFlow),
                Content = Encoding.UTF8.GetString(flow.Write()),
            };
        }

        foreach (var (arn, module) in instance.Journeys.Flows.Modules)
        {
            var id = ResourceArn.IdOf(arn);
            modules[id] = new()
            {
                Id = id,
                Arn = arn,
                Name = module.Name,
                Content = Encoding.UTF8.GetString(module.Write()),
            };
        }

        foreach (var line in book.Lines)
        {
            var id = StableId.Of("phone-number", line.Number);
            numbers[id] = new(
                id,
                $"{instance.Center.Instance.Value.Split(":instance/")[0]}:phone-number/{id}",
                line.Number,
                line.Name
            );
        }

        foreach (var function in instance.Lambda.Functions)
        {
            AssociateLambdaFunction(instance.Lambda.ArnOf(function));
        }
    }

    public IReadOnlyList<ContactFlowResource> ContactFlows => [.. flows.Values];

    public IReadOnlyList<FlowModuleResource> FlowModules => [.. modules.Values];

    public IReadOnlyList<PhoneNumberResource> PhoneNumbers =>
        [.. numbers.Values.OrderBy(number => number.Number, StringComparer.Ordinal)];

    public IReadOnlyList<string> LambdaFunctions => [.. functions.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> ApprovedOrigins => [.. ccp.ApprovedOrigins];

    public IReadOnlyList<string> ProblemsOf(string content, string type) =>
        [
            .. FlowLinter
                .Lint(
                    Encoding.UTF8.GetBytes(content),
                    "Content",
                    surroundings: new FlowSurroundings { Type = FlowTypeNames.Find(type) }
                )
                .Live.Where(finding => finding.Rule.Severity == LintSeverity.Error)
                .Select(finding => $"{finding.Path}: {finding.Message}"),
        ];

    public void Put(ContactFlowResource flow)
    {
        instance.Journeys.Flows.Publish(flow.Arn, flow.Name, PublishedContents.Of(flow));
        flows[flow.Id] = flow;
    }

    public void Put(FlowModuleResource flowModule)
    {
        instance.Journeys.Flows.PublishModule(flowModule.Arn, PublishedContents.Of(flowModule));
        modules[flowModule.Id] = flowModule;
    }

    public void Remove(ContactFlowResource flow)
    {
        instance.Journeys.Flows.Publish(flow.Arn, flow.Name, new Dictionary<string, Flow>());
        flows.TryRemove(flow.Id, out _);
    }

    public void Remove(FlowModuleResource flowModule)
    {
        instance.Journeys.Flows.PublishModule(flowModule.Arn, new Dictionary<string, Flow>());
        modules.TryRemove(flowModule.Id, out _);
    }

    public void AssociatePhoneNumber(string phoneNumberId, string? contactFlowId)
    {
        var number = numbers[phoneNumberId];
        instance.Journeys.Flows.Associate(number.Number, contactFlowId);
        numbers[phoneNumberId] = number with { ContactFlowId = contactFlowId };
    }

    public void AssociateLambdaFunction(string functionArn) => functions[functionArn] = functionArn;

    public void DisassociateLambdaFunction(string functionArn) => functions.TryRemove(functionArn, out _);

    public void AssociateApprovedOrigin(string origin) => ccp.Approve(origin);

    public void DisassociateApprovedOrigin(string origin) => ccp.Disapprove(origin);

    public Contact Start(NewContact contact, string contactFlowId) =>
        instance.Center.FindContact(
            instance.Journeys.Start(contact, instance.Journeys.Flows.FindFlow(contactFlowId)!).ContactId
        )!;

    public Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId) =>
        instance.Center.FindContact(
            instance.Journeys.Transfer(contactId, destination, instance.Journeys.Flows.FindFlow(contactFlowId)!).ContactId
        )!;
}
