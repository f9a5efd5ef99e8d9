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
    private readonly ConcurrentDictionary<string, PhoneNumberResource> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> functions = new(StringComparer.Ordinal);

    public InstanceApi(LocalInstance instance, PhoneBook book, CcpServer ccp)
    {
        this.instance = instance;
        this.ccp = ccp;
        foreach (var (arn, flow) in instance.Journeys.Flows.Flows)
        {
            var id = ResourceArn.IdOf(arn);
            flows[id] = new(
                id,
                arn,
                flow.Name,
                FlowTypeNames.Api(FlowTypeNames.Of(flow) ?? FlowType.ContactFlow),
                Encoding.UTF8.GetString(flow.Write())
            );
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

    public IReadOnlyList<PhoneNumberResource> PhoneNumbers =>
        [.. numbers.Values.OrderBy(number => number.Number, StringComparer.Ordinal)];

    public IReadOnlyList<string> LambdaFunctions => [.. functions.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> ApprovedOrigins => [.. ccp.ApprovedOrigins];

    public IReadOnlyList<string> ProblemsOf(string content, string type) =>
        [
            .. FlowLinter
                .Lint(Encoding.UTF8.GetBytes(content), "Content")
                .Live.Where(finding => finding.Rule.Severity == LintSeverity.Error)
                .Select(finding => $"{finding.Path}: {finding.Message}"),
        ];

    public void Publish(ContactFlowResource flow)
    {
        instance.Journeys.Flows.Publish(flow.Arn, Flow.Parse(Encoding.UTF8.GetBytes(flow.Content), flow.Name));
        flows[flow.Id] = flow;
    }

    public void AssociatePhoneNumber(string phoneNumberId, string contactFlowId)
    {
        var number = numbers[phoneNumberId];
        instance.Journeys.Flows.Associate(number.Number, flows[contactFlowId].Arn);
        numbers[phoneNumberId] = number with { ContactFlowId = contactFlowId };
    }

    public void AssociateLambdaFunction(string functionArn) => functions[functionArn] = functionArn;

    public void AssociateApprovedOrigin(string origin) => ccp.Approve(origin);

    public Contact Start(NewContact contact, string contactFlowId) =>
        instance.Center.FindContact(
            instance.Journeys.Start(contact, instance.Journeys.Flows.FindFlow(contactFlowId)!).ContactId
        )!;

    public Contact Transfer(string contactId, ContactEndpoint destination, string contactFlowId) =>
        instance.Center.FindContact(
            instance.Journeys.Transfer(contactId, destination, instance.Journeys.Flows.FindFlow(contactFlowId)!).ContactId
        )!;
}
