using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>Lists and describes the only instance.</summary>
internal sealed class InstanceOperations(ContactCenter center) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListInstances), ListInstances), (nameof(DescribeInstance), DescribeInstance)];

    private object ListInstances(ApiRequest request)
    {
        var (page, nextToken) = request.Page([Instance], size: 10);
        return new { InstanceSummaryList = page, NextToken = nextToken };
    }

    private object DescribeInstance(ApiRequest request) => new { Instance };

    private object Instance =>
        new
        {
            Id = center.Instance.InstanceId,
            Arn = center.Instance.Value,
            IdentityManagementType = "CONNECT_MANAGED",
            InstanceAlias = "local",
            InstanceStatus = "ACTIVE",
            InboundCallsEnabled = true,
            OutboundCallsEnabled = true,
        };
}
