using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Modules;

/// <summary>Lists and searches flow modules.</summary>
internal sealed class ModuleListing(IInstanceResources resources, ResourceTags tags) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListContactFlowModules), ListContactFlowModules), (nameof(SearchContactFlowModules), SearchContactFlowModules)];

    private object ListContactFlowModules(ApiRequest request)
    {
        var state = request.Optional("ContactFlowModuleState");
        var (page, nextToken) = request.Page(Sorted(module => state is null || FlowAnswers.StateOf(module) == state), size: 1000);
        return new
        {
            ContactFlowModulesSummaryList = page.Select(module => new
            {
                module.Id,
                module.Arn,
                module.Name,
                State = FlowAnswers.StateOf(module),
            }),
            NextToken = nextToken,
        };
    }

    private object SearchContactFlowModules(ApiRequest request)
    {
        var found = Sorted(module => Conditions.Hold(request, Searched.Of(module, tags.Of(module.Arn))));
        var (page, nextToken) = request.Page(found, size: 100);
        return new
        {
            ContactFlowModules = page.Select(module =>
                FlowAnswers.Describe(module, FlowContent.Of(module, null), tags.OrNull(module.Arn))
            ),
            NextToken = nextToken,
            ApproximateTotalCount = found.Count,
        };
    }

    private List<FlowModuleResource> Sorted(Func<FlowModuleResource, bool> isWanted) =>
        [.. resources.FlowModules.Where(isWanted).OrderBy(module => module.Name, StringComparer.Ordinal)];
}
