using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Flows;

/// <summary>Versions of contact flows, which only flows of campaigns have.</summary>
internal sealed class FlowVersions(FlowShelf flows) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(CreateContactFlowVersion), CreateContactFlowVersion),
            (nameof(ListContactFlowVersions), ListContactFlowVersions),
            (nameof(DeleteContactFlowVersion), DeleteContactFlowVersion),
        ];

    private object CreateContactFlowVersion(ApiRequest request)
    {
        var changed = flows.Change(
            request.Required("ContactFlowId"),
            (flow, _) =>
                flow.Type != "CAMPAIGN"
                    ? throw ConnectApiException.InvalidRequest(
                        $"'{flow.Name}' is of the type {flow.Type}: only flows of the type CAMPAIGN have versions."
                    )
                    : flow with
                    {
                        Versions = flow.Versions.Add(NewVersion.Of(flow, request, "FlowContentSha256")),
                        LastVersion = flow.LastVersion + 1,
                    }
        );
        return new { ContactFlowArn = changed.Arn, Version = changed.LastVersion };
    }

    private object ListContactFlowVersions(ApiRequest request)
    {
        var (page, nextToken) = FlowAnswers.Versions(request, flows.Find(request.Required("ContactFlowId")));
        return new { ContactFlowVersionSummaryList = page, NextToken = nextToken };
    }

    private object? DeleteContactFlowVersion(ApiRequest request)
    {
        var number = request.Number("ContactFlowVersion")!.Value;
        flows.Change(
            request.Required("ContactFlowId"),
            (flow, _) => flow with { Versions = flow.Versions.Remove(FlowContent.VersionOf(flow, number)) }
        );
        return null;
    }
}
