using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>Changes contact flows, one change at a time.</summary>
internal sealed class FlowShelf(IInstanceResources resources, InstanceLookup lookup, TimeProvider time)
{
    private readonly Lock gate = new();

    /// <summary>Adds a flow under a new id.</summary>
    /// <exception cref="ConnectApiException">The name is taken.</exception>
    public ContactFlowResource Add(string name, Func<string, string, ContactFlowResource> flowOf)
    {
        lock (gate)
        {
            RefuseDuplicate(name);
            var id = StableId.Of("contact-flow", name);
            if (resources.ContactFlows.Any(flow => flow.Id == id))
            {
                // A flow of this name was renamed and keeps the id.
                id = Guid.NewGuid().ToString();
            }

            return Put(flowOf(id, $"{lookup.Instance}/contact-flow/{id}"));
        }
    }

    public ContactFlowResource Change(string name, Func<ContactFlowResource, string?, ContactFlowResource> change)
    {
        var id = QualifiedId.Of(name);
        lock (gate)
        {
            var flow = lookup.Flow(id);
            var changed = change(flow, id.Qualifier);
            if (changed.Name != flow.Name)
            {
                RefuseDuplicate(changed.Name);
            }

            return Put(changed);
        }
    }

    public ContactFlowResource Remove(string name)
    {
        lock (gate)
        {
            var flow = lookup.Flow(QualifiedId.Of(name));
            resources.Remove(flow);
            return flow;
        }
    }

    public ContactFlowResource Find(string name) => lookup.Flow(QualifiedId.Of(name));

    /// <summary>Refuses content that the service would not publish.</summary>
    public void Check(string content, string type)
    {
        if (resources.ProblemsOf(content, type) is { Count: > 0 } problems)
        {
            throw ConnectApiException.InvalidFlow(problems, isModule: false);
        }
    }

    private ContactFlowResource Put(ContactFlowResource flow)
    {
        var modified = flow with { ModifiedAt = time.GetUtcNow() };
        resources.Put(modified);
        return modified;
    }

    private void RefuseDuplicate(string name)
    {
        if (resources.ContactFlows.Any(flow => flow.Name == name))
        {
            throw ConnectApiException.Duplicate($"There is a contact flow '{name}' already.");
        }
    }
}
