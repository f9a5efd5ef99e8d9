using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>What there is on the instance: queues, users, numbers, functions and approved origins.</summary>
internal sealed class DirectoryOperations(ContactCenter center, IInstanceResources resources)
{
    public object ListQueues(ApiRequest request)
    {
        var types = request.QueryList("queueTypes");
        var standard = center
            .State.Queues.Values.OrderBy(queue => queue.Name, StringComparer.Ordinal)
            .Select(queue => new QueueSummary(queue.Id, center.Instance.Of(queue), queue.Name, "STANDARD"));
        var agents = center
            .State.Agents.Values.OrderBy(agent => agent.Username, StringComparer.Ordinal)
            .Select(agent => new QueueSummary(agent.QueueId, center.Instance.OfQueue(agent.QueueId), null, "AGENT"));
        var (page, nextToken) = request.Page(
            standard.Concat(agents).Where(queue => types.Count == 0 || types.Contains(queue.QueueType)).ToList(),
            most: 1000
        );
        return new { QueueSummaryList = page, NextToken = nextToken };
    }

    public object ListUsers(ApiRequest request)
    {
        var (page, nextToken) = request.Page(center.State.Agents.Keys.Order(StringComparer.Ordinal).ToList(), most: 1000);
        return new
        {
            UserSummaryList = page.Select(username => new
            {
                Id = StableId.Of("agent", username),
                Arn = center.Instance.OfAgent(username),
                Username = username,
            }),
            NextToken = nextToken,
        };
    }

    public object ListPhoneNumbersV2(ApiRequest request)
    {
        var prefix = request.Optional("PhoneNumberPrefix") ?? "";
        var numbers = resources.PhoneNumbers.Where(number => number.Number.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var (page, nextToken) = request.Page(numbers, most: 1000);
        return new
        {
            ListPhoneNumbersSummaryList = page.Select(number => new
            {
                PhoneNumberId = number.Id,
                PhoneNumberArn = number.Arn,
                PhoneNumber = number.Number,
                PhoneNumberCountryCode = number.Number.StartsWith("+1", StringComparison.Ordinal) ? "US" : null,
                PhoneNumberType = number.Number.StartsWith("+18", StringComparison.Ordinal) ? "TOLL_FREE" : "DID",
                TargetArn = center.Instance.Value,
                center.Instance.InstanceId,
                PhoneNumberDescription = number.Description,
            }),
            NextToken = nextToken,
        };
    }

    public object? AssociatePhoneNumberContactFlow(ApiRequest request)
    {
        request.Required("InstanceId");
        var number = request.Path("PhoneNumberId");
        var flowId = request.Required("ContactFlowId");
        var flow =
            resources.ContactFlows.FirstOrDefault(flow => flow.Id == flowId || flow.Arn == flowId)
            ?? throw ConnectApiException.NotFound($"There is no contact flow '{flowId}'.");
        if (!resources.PhoneNumbers.Any(known => known.Id == number))
        {
            throw ConnectApiException.NotFound($"There is no phone number '{number}'.");
        }

        resources.AssociatePhoneNumber(number, flow.Id);
        return null;
    }

    public object? AssociateLambdaFunction(ApiRequest request)
    {
        var arn = request.Required("FunctionArn");
        if (!arn.StartsWith("arn:aws:lambda:", StringComparison.Ordinal) || arn.Length > 140)
        {
            throw ConnectApiException.InvalidParameter($"'{arn}' is not a function's ARN.");
        }

        if (resources.LambdaFunctions.Contains(arn))
        {
            throw ConnectApiException.Conflict($"'{arn}' is associated already.");
        }

        resources.AssociateLambdaFunction(arn);
        return null;
    }

    public object ListLambdaFunctions(ApiRequest request)
    {
        var (page, nextToken) = request.Page(resources.LambdaFunctions, most: 25);
        return new { LambdaFunctions = page, NextToken = nextToken };
    }

    public object? AssociateApprovedOrigin(ApiRequest request)
    {
        var origin = request.Required("Origin");
        if (
            !Uri.TryCreate(origin, UriKind.Absolute, out var address)
            || origin != address.GetLeftPart(UriPartial.Authority)
            || address.Scheme is not ("https" or "http")
        )
        {
            throw ConnectApiException.InvalidParameter(
                $"'{origin}' is not an origin: scheme, host and port only, such as https://crm.example.test."
            );
        }

        if (resources.ApprovedOrigins.Contains(origin))
        {
            throw ConnectApiException.Conflict($"'{origin}' is approved already.");
        }

        resources.AssociateApprovedOrigin(origin);
        return null;
    }

    public object ListApprovedOrigins(ApiRequest request)
    {
        var (page, nextToken) = request.Page(resources.ApprovedOrigins, most: 25);
        return new { Origins = page, NextToken = nextToken };
    }

    private sealed record QueueSummary(string Id, string Arn, string? Name, string QueueType);
}
