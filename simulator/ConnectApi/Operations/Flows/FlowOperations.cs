using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Flows;

/// <summary>Manages one contact flow. The service checks content when it is published, not when it is saved.</summary>
internal sealed class FlowOperations(FlowShelf flows, InstanceLookup lookup, ResourceTags tags) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(CreateContactFlow), CreateContactFlow),
            (nameof(DescribeContactFlow), DescribeContactFlow),
            (nameof(UpdateContactFlowContent), UpdateContactFlowContent),
            (nameof(UpdateContactFlowMetadata), UpdateContactFlowMetadata),
            (nameof(UpdateContactFlowName), UpdateContactFlowName),
            (nameof(DeleteContactFlow), DeleteContactFlow),
        ];

    private object CreateContactFlow(ApiRequest request)
    {
        var (name, type, content) = (request.Required("Name"), request.Required("Type"), request.Required("Content"));
        var isDraft = request.Optional("Status") == "SAVED";
        if (!isDraft)
        {
            flows.Check(content, type);
        }

        var flow = flows.Add(
            name,
            (id, arn) =>
            {
                tags.Add(arn, request.Texts("Tags"));
                return new()
                {
                    Id = id,
                    Arn = arn,
                    Name = name,
                    Type = type,
                    Content = isDraft ? null : content,
                    Draft = isDraft ? content : null,
                    Description = request.Optional("Description"),
                };
            }
        );
        return new
        {
            ContactFlowId = flow.Id,
            ContactFlowArn = flow.Arn,
            FlowContentSha256 = FlowContent.Sha256Of(content),
        };
    }

    private object DescribeContactFlow(ApiRequest request)
    {
        var id = QualifiedId.Of(request.Required("ContactFlowId"));
        var flow = lookup.Flow(id);
        var content = FlowContent.Of(flow, id.Qualifier);
        return new { ContactFlow = FlowAnswers.Describe(flow, content, tags.OrNull(flow.Arn), lookup.Region) };
    }

    private object? UpdateContactFlowContent(ApiRequest request)
    {
        var content = request.Required("Content");
        flows.Change(
            request.Required("ContactFlowId"),
            (flow, qualifier) =>
            {
                switch (qualifier)
                {
                    case null:
                        flows.Check(content, flow.Type);
                        return flow with { Content = content, Draft = null };
                    case QualifiedId.Saved:
                        return flow with { Draft = content };
                    default:
                        throw ConnectApiException.InvalidParameter($"Version '{qualifier}' cannot be changed.");
                }
            }
        );
        return null;
    }

    private object? UpdateContactFlowMetadata(ApiRequest request)
    {
        flows.Change(
            request.Required("ContactFlowId"),
            (flow, _) =>
                Named(flow, request) with
                {
                    IsArchived = request.Optional("ContactFlowState") is { } state ? state == "ARCHIVED" : flow.IsArchived,
                }
        );
        return null;
    }

    private object? UpdateContactFlowName(ApiRequest request)
    {
        flows.Change(request.Required("ContactFlowId"), (flow, _) => Named(flow, request));
        return null;
    }

    private object? DeleteContactFlow(ApiRequest request)
    {
        tags.Forget(flows.Remove(request.Required("ContactFlowId")).Arn);
        return null;
    }

    private static ContactFlowResource Named(ContactFlowResource flow, ApiRequest request) =>
        flow with
        {
            Name = request.Optional("Name") ?? flow.Name,
            Description = request.Optional("Description") ?? flow.Description,
        };
}
