using System.Security.Cryptography;
using System.Text;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>Contact flows: what there is, and new content, which the service checks before it takes it.</summary>
internal sealed class FlowOperations(ContactCenter center, IInstanceResources resources)
{
    private static readonly string[] Types =
    [
        "CONTACT_FLOW",
        "CUSTOMER_QUEUE",
        "CUSTOMER_HOLD",
        "CUSTOMER_WHISPER",
        "AGENT_HOLD",
        "AGENT_WHISPER",
        "OUTBOUND_WHISPER",
        "AGENT_TRANSFER",
        "QUEUE_TRANSFER",
        "CAMPAIGN",
    ];

    private readonly Lock gate = new();

    public object ListContactFlows(ApiRequest request)
    {
        var types = request.QueryList("contactFlowTypes");
        var flows = resources
            .ContactFlows.Where(flow => types.Count == 0 || types.Contains(flow.Type))
            .OrderBy(flow => flow.Name, StringComparer.Ordinal)
            .ToList();
        var (page, nextToken) = request.Page(flows, most: 1000);
        return new
        {
            ContactFlowSummaryList = page.Select(flow => new
            {
                flow.Id,
                flow.Arn,
                flow.Name,
                ContactFlowType = flow.Type,
                ContactFlowState = "ACTIVE",
                ContactFlowStatus = "PUBLISHED",
            }),
            NextToken = nextToken,
        };
    }

    public object DescribeContactFlow(ApiRequest request)
    {
        var flow = Find(request.Path("ContactFlowId"));
        return new
        {
            ContactFlow = new
            {
                flow.Arn,
                flow.Id,
                flow.Name,
                flow.Type,
                State = "ACTIVE",
                Status = "PUBLISHED",
                flow.Description,
                flow.Content,
                FlowContentSha256 = Sha256(flow.Content),
            },
        };
    }

    public object CreateContactFlow(ApiRequest request)
    {
        var (name, type, content) = (request.Required("Name"), request.Required("Type"), request.Required("Content"));
        if (!Types.Contains(type))
        {
            throw ConnectApiException.InvalidParameter($"Type is one of {string.Join(", ", Types)}.");
        }

        Check(content, type);
        lock (gate)
        {
            if (resources.ContactFlows.Any(flow => flow.Name == name))
            {
                throw ConnectApiException.Duplicate($"There is a contact flow '{name}' already.");
            }

            var id = StableId.Of("contact-flow", name);
            var flow = new ContactFlowResource(
                id,
                $"{center.Instance}/contact-flow/{id}",
                name,
                type,
                content,
                request.Optional("Description")
            );
            resources.Publish(flow);
            return new
            {
                ContactFlowId = flow.Id,
                ContactFlowArn = flow.Arn,
                FlowContentSha256 = Sha256(content),
            };
        }
    }

    public object? UpdateContactFlowContent(ApiRequest request)
    {
        var flow = Find(request.Path("ContactFlowId"));
        var content = request.Required("Content");
        Check(content, flow.Type);
        resources.Publish(flow with { Content = content });
        return null;
    }

    private void Check(string content, string type)
    {
        if (resources.ProblemsOf(content, type) is { Count: > 0 } problems)
        {
            throw ConnectApiException.InvalidFlow(problems);
        }
    }

    private ContactFlowResource Find(string id) =>
        resources.ContactFlows.FirstOrDefault(flow => flow.Id == id || flow.Arn == id)
        ?? throw ConnectApiException.NotFound($"There is no contact flow '{id}'.");

    private static string Sha256(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
