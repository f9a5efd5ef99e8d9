using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>Searches contacts by their properties and times. The instance keeps only the latest contacts.</summary>
internal sealed class ContactSearch(ContactCenter center) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All => [(nameof(SearchContacts), SearchContacts)];

    private object SearchContacts(ApiRequest request)
    {
        var range = request.Object("TimeRange")!;
        var (from, to) = (ApiRequest.TimeOf(range["StartTime"]!), ApiRequest.TimeOf(range["EndTime"]!));
        if (from >= to)
        {
            throw ConnectApiException.InvalidParameter("TimeRange ends before it starts.");
        }

        var time = range["Type"]!.GetValue<string>();
        var criteria = request.Object("SearchCriteria");
        var found = center
            .State.Contacts.Values.Where(contact => TimeOf(contact, time) is { } at && from <= at && at <= to)
            .Where(contact => criteria is null || criteria.All(criterion => Meets(contact, criterion.Key, criterion.Value!)));
        var (page, nextToken) = request.Page([.. Sorted(found, request.Object("Sort"))], size: 100);
        return new
        {
            Contacts = page.Select(contact => ContactSummary.Of(contact, center.Instance)),
            NextToken = nextToken,
            TotalCount = found.LongCount(),
        };
    }

    private static DateTimeOffset? TimeOf(Contact contact, string type) =>
        type switch
        {
            "SCHEDULED_TIMESTAMP" => contact.ScheduledAt,
            "CONNECTED_TO_AGENT_TIMESTAMP" => contact.ConnectedToAgentAt,
            "DISCONNECT_TIMESTAMP" => contact.DisconnectedAt,
            "ENQUEUE_TIMESTAMP" => contact.EnqueuedAt,
            _ => contact.InitiatedAt,
        };

    private static bool Meets(Contact contact, string criterion, JsonNode value) =>
        criterion switch
        {
            "AgentIds" => contact.Agent is { } agent && Has(value, StableId.Of("agent", agent)),
            "Channels" => Has(value, contact.Channel.ServiceName()),
            "InitiationMethods" => Has(value, contact.InitiationMethod.ServiceName()),
            "QueueIds" => contact.QueueId is { } queue && Has(value, queue),
            "Name" => Match(
                value,
                ApiRequest
                    .Items(value["SearchText"]!.AsArray())
                    .Select(text => IsNamed(contact, text, isWhole: value["MatchType"]!.GetValue<string>() == "MATCH_EXACT"))
            ),
            "SearchableContactAttributes" => Match(
                value,
                value["Criteria"]!
                    .AsArray()
                    .Select(attribute =>
                        contact.Attributes.TryGetValue(attribute!["Key"]!.GetValue<string>(), out var held)
                        && Has(attribute["Values"]!, held)
                    )
            ),
            _ => true,
        };

    private static bool IsNamed(Contact contact, string text, bool isWhole) =>
        isWhole
            ? string.Equals(contact.Name, text, StringComparison.OrdinalIgnoreCase)
            : contact.Name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>An empty list allows every value.</summary>
    private static bool Has(JsonNode list, string value) =>
        list.AsArray().Count == 0 || ApiRequest.Items(list.AsArray()).Contains(value);

    private static bool Match(JsonNode criterion, IEnumerable<bool> parts) =>
        criterion["MatchType"]?.GetValue<string>() switch
        {
            "MATCH_ANY" => parts.Any(part => part),
            "MATCH_NONE" => !parts.Any(part => part),
            _ => parts.All(part => part),
        };

    /// <summary>Sorts the latest contacts first by default.</summary>
    private static IEnumerable<Contact> Sorted(IEnumerable<Contact> contacts, JsonObject? sort)
    {
        var field = sort?["FieldName"]!.GetValue<string>() ?? "INITIATION_TIMESTAMP";
        Func<Contact, IComparable?> key = field switch
        {
            "CHANNEL" => contact => contact.Channel.ServiceName(),
            "INITIATION_METHOD" => contact => contact.InitiationMethod.ServiceName(),
            _ => contact => TimeOf(contact, field),
        };
        return sort?["Order"]!.GetValue<string>() == "ASCENDING" ? contacts.OrderBy(key) : contacts.OrderByDescending(key);
    }
}
