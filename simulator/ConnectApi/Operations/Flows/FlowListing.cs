using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Flows;

/// <summary>Lists and searches contact flows, including saved ones.</summary>
internal sealed class FlowListing(IInstanceResources resources, InstanceLookup lookup, ResourceTags tags) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListContactFlows), ListContactFlows), (nameof(SearchContactFlows), SearchContactFlows)];

    private object ListContactFlows(ApiRequest request)
    {
        var types = request.List("ContactFlowTypes");
        var (page, nextToken) = request.Page(Sorted(flow => types.Count == 0 || types.Contains(flow.Type)), size: 1000);
        return new
        {
            ContactFlowSummaryList = page.Select(flow => new
            {
                flow.Id,
                flow.Arn,
                flow.Name,
                ContactFlowType = flow.Type,
                ContactFlowState = FlowAnswers.StateOf(flow),
                ContactFlowStatus = FlowAnswers.StatusOf(flow),
            }),
            NextToken = nextToken,
        };
    }

    private object SearchContactFlows(ApiRequest request)
    {
        var found = Sorted(flow => Conditions.Hold(request, Searched.Of(flow, tags.Of(flow.Arn))));
        var (page, nextToken) = request.Page(found, size: 100);
        return new
        {
            ContactFlows = page.Select(flow =>
                FlowAnswers.Describe(
                    flow,
                    FlowContent.Of(flow, flow.Content is null ? QualifiedId.Saved : null),
                    tags.OrNull(flow.Arn),
                    lookup.Region
                )
            ),
            NextToken = nextToken,
            ApproximateTotalCount = found.Count,
        };
    }

    private List<ContactFlowResource> Sorted(Func<ContactFlowResource, bool> isWanted) =>
        [.. resources.ContactFlows.Where(isWanted).OrderBy(flow => flow.Name, StringComparer.Ordinal)];
}
