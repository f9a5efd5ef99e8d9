using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The instance's contact flows.</summary>
internal sealed class FlowShelf(IInstanceResources resources, InstanceLookup lookup, TimeProvider time)
    : ResourceShelf<ContactFlowResource>("contact-flow", lookup.Instance, time)
{
    protected override IReadOnlyList<ContactFlowResource> All => resources.ContactFlows;

    /// <summary>Refuses content that the service would not publish.</summary>
    public void Check(string content, string type)
    {
        List<string> problems = [.. resources.ProblemsOf(content, type), .. MissingResources.In(content, lookup)];
        if (problems.Count > 0)
        {
            throw ConnectApiException.InvalidFlow(problems, isModule: false);
        }
    }

    protected override ContactFlowResource Find(QualifiedId id) => lookup.Flow(id);

    protected override void Put(ContactFlowResource resource) => resources.Put(resource);

    protected override void Remove(ContactFlowResource resource) => resources.Remove(resource);
}
