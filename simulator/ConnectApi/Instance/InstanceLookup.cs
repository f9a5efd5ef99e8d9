using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>Finds the resources that a request names by id or ARN. Flows may have a qualifier.</summary>
internal sealed class InstanceLookup(ContactCenter center, IInstanceResources resources)
{
    public InstanceArn Instance => center.Instance;

    /// <summary>The region in the instance's ARN.</summary>
    public string Region => Instance.Value.Split(':')[3];

    public ContactFlowResource? FindFlow(QualifiedId id) =>
        resources.ContactFlows.FirstOrDefault(flow => id.Names(flow.Id, flow.Arn));

    public ContactFlowResource Flow(QualifiedId id) =>
        FindFlow(id) ?? throw ConnectApiException.NotFound($"There is no contact flow '{id.Id}'.");

    public FlowModuleResource Module(QualifiedId id) =>
        resources.FlowModules.FirstOrDefault(module => id.Names(module.Id, module.Arn))
        ?? throw ConnectApiException.NotFound($"There is no flow module '{id.Id}'.");

    /// <summary>The id of a flow that contacts can run: a published flow, or an existing version.</summary>
    /// <param name="name">The flow's name in the request.</param>
    /// <param name="types">The allowed types of the flow; empty for any.</param>
    public string RunnableFlow(string name, params ReadOnlySpan<string> types)
    {
        var id = QualifiedId.Of(name);
        var flow = Flow(id);
        if (id.Qualifier == QualifiedId.Saved || flow.Content is null)
        {
            throw ConnectApiException.InvalidRequest(
                $"'{name}' is not published: publish it, because contacts run published content only."
            );
        }

        if (!types.IsEmpty && !types.Contains(flow.Type))
        {
            throw ConnectApiException.InvalidRequest(
                $"'{flow.Name}' is of the type {flow.Type}; the operation needs {string.Join(", ", types.ToArray())}."
            );
        }

        return id.Qualifier is { } version ? $"{flow.Id}:{FlowContent.VersionOf(flow, version).Number}" : flow.Id;
    }

    public Queue Queue(string name) =>
        center.State.Queues.Values.FirstOrDefault(queue => queue.Id == name || Instance.Of(queue) == name)
        ?? throw ConnectApiException.NotFound($"There is no queue '{name}'.");

    public Agent User(string name) =>
        center.State.Agents.Values.FirstOrDefault(agent =>
            StableId.Of("agent", agent.Username) == name || Instance.OfAgent(agent.Username) == name
        ) ?? throw ConnectApiException.NotFound($"There is no user '{name}'.");

    public PhoneNumberResource PhoneNumber(string name) =>
        resources.PhoneNumbers.FirstOrDefault(number => number.Id == name || number.Arn == name)
        ?? throw ConnectApiException.NotFound($"There is no phone number '{name}'.");

    public Contact Contact(string id) =>
        center.FindContact(id) ?? throw ConnectApiException.NotFound($"There is no contact '{id}'.");

    /// <summary>Whether the instance has a resource with this ARN that can have tags.</summary>
    public bool Has(string arn) =>
        arn == Instance.Value
        || resources.ContactFlows.Any(flow => flow.Arn == arn)
        || resources.FlowModules.Any(module => module.Arn == arn)
        || resources.PhoneNumbers.Any(number => number.Arn == arn)
        || center.State.Queues.Values.Any(queue => Instance.Of(queue) == arn)
        || center.State.Agents.Keys.Any(username => Instance.OfAgent(username) == arn)
        || BuiltInResources.Of(Instance).Any(resource => resource.Arn == arn);
}
