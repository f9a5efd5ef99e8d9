using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Operations.Contacts;

/// <summary>Starts contacts.</summary>
internal sealed partial class StartOperations(
    ContactCenter center,
    IInstanceResources resources,
    InstanceLookup lookup,
    TimeProvider time
) : IOperations
{
    /// <summary>The maximum time between now and a task's schedule.</summary>
    private static readonly TimeSpan LongestSchedule = TimeSpan.FromDays(6);

    /// <summary>The maximum number of tasks that follow one contact.</summary>
    private const int MostFollowers = 12;

    /// <summary>The types of references at the time of creation. The service adds the others, such as attachments.</summary>
    private static readonly FrozenSet<string> ReferenceTypes = ["URL", "NUMBER", "STRING", "DATE", "EMAIL"];

    private readonly ClientTokens tokens = new(time);

    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(StartOutboundVoiceContact), StartOutboundVoiceContact),
            (nameof(StartChatContact), StartChatContact),
            (nameof(StartTaskContact), StartTaskContact),
        ];

    private StartedContact StartOutboundVoiceContact(ApiRequest request)
    {
        var destination = request.Required("DestinationPhoneNumber");
        if (!PhoneNumber().IsMatch(destination))
        {
            throw ConnectApiException.DestinationNotAllowed(destination);
        }

        return Start(
            nameof(StartOutboundVoiceContact),
            request,
            new NewContact
            {
                InitiationMethod = InitiationMethod.Api,
                CustomerEndpoint = ContactEndpoint.PhoneNumber(destination),
                SystemEndpoint = ContactEndpoint.PhoneNumber(SourceOf(request)),
                RelatedContactId = Related(request),
                Attributes = Attributes(request),
                Name = request.Optional("Name"),
                Description = request.Optional("Description"),
                References = ReferencesOf(request.Object("References")),
            }
        );
    }

    private object StartChatContact(ApiRequest request)
    {
        var started = Start(
            nameof(StartChatContact),
            request,
            new NewContact
            {
                Channel = Channel.Chat,
                InitiationMethod = InitiationMethod.Api,
                CustomerName = request.Object("ParticipantDetails")!["DisplayName"]!.GetValue<string>(),
                RelatedContactId = Related(request),
                Attributes = Attributes(request),
            }
        );

        // The token has no use, because there is no chat server.
        return new
        {
            started.ContactId,
            ParticipantId = StableId.Of("participant", started.ContactId),
            ParticipantToken = "simulated",
        };
    }

    private StartedContact StartTaskContact(ApiRequest request)
    {
        if (request.Optional("ContactFlowId") is null || HasOtherStart(request))
        {
            throw ConnectApiException.InvalidRequest(
                "A task needs a ContactFlowId: the local instance does not simulate templates and quick connects."
            );
        }

        return Start(
            nameof(StartTaskContact),
            request,
            new NewContact
            {
                Channel = Channel.Task,
                InitiationMethod = InitiationMethod.Api,
                Name = request.Required("Name"),
                Description = request.Optional("Description"),
                PreviousContactId = Previous(request),
                RelatedContactId = Related(request),
                Attributes = Attributes(request),
                References = ReferencesOf(request.Object("References")),
                ScheduledAt = Schedule(request),
            }
        );
    }

    private static bool HasOtherStart(ApiRequest request) =>
        request.Optional("QuickConnectId") is not null || request.Optional("TaskTemplateId") is not null;

    /// <summary>The number that the called customer sees: one that the instance has claimed, or the queue's.</summary>
    private string SourceOf(ApiRequest request)
    {
        var queue = request.Optional("QueueId") is { } queueId ? lookup.Queue(queueId) : null;
        if (request.Optional("SourcePhoneNumber") is { } source)
        {
            return resources.PhoneNumbers.Any(number => number.Number == source)
                ? source
                : throw ConnectApiException.InvalidParameter($"'{source}' is not a number of this instance.");
        }

        return queue?.OutboundCallerNumber
            ?? throw ConnectApiException.InvalidParameter(
                queue is null
                    ? "Either SourcePhoneNumber or QueueId is needed."
                    : $"The queue '{queue.Name}' has no outbound number: give a SourcePhoneNumber."
            );
    }

    private DateTimeOffset? Schedule(ApiRequest request)
    {
        if (request.Time("ScheduledTime") is not { } at)
        {
            return null;
        }

        var now = time.GetUtcNow();
        return at < now.AddSeconds(-1) ? throw ConnectApiException.InvalidParameter("ScheduledTime is in the past.")
            : at > now + LongestSchedule
                ? throw ConnectApiException.InvalidParameter($"ScheduledTime is at most {LongestSchedule.Days} days ahead.")
            : at;
    }

    private string? Previous(ApiRequest request)
    {
        if (request.Optional("PreviousContactId") is not { } id)
        {
            return null;
        }

        var previous = lookup.Contact(id);
        return center.State.Contacts.Values.Count(contact => contact.PreviousContactId == previous.Id) < MostFollowers
            ? previous.Id
            : throw ConnectApiException.QuotaExceeded($"{MostFollowers} tasks follow contact '{id}' already.");
    }

    private string? Related(ApiRequest request) => request.Optional("RelatedContactId") is { } id ? lookup.Contact(id).Id : null;

    /// <summary>The related contact's attributes, overridden by the request's own.</summary>
    private IReadOnlyDictionary<string, string> Attributes(ApiRequest request)
    {
        var own = request.Texts("Attributes");
        if (Related(request) is not { } related)
        {
            return own;
        }

        var attributes = new Dictionary<string, string>(lookup.Contact(related).Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in own)
        {
            attributes[name] = value;
        }

        return attributes;
    }

    private static Dictionary<string, ContactReference> ReferencesOf(JsonObject? references) =>
        references?.ToDictionary(reference => reference.Key, reference => ReferenceOf(reference.Value!)) ?? [];

    private static ContactReference ReferenceOf(JsonNode reference) =>
        reference["Type"]!.GetValue<string>() is var type && ReferenceTypes.Contains(type)
            ? new(type, reference["Value"]?.GetValue<string>() ?? "")
            : throw ConnectApiException.InvalidParameter($"A new contact has no references of type {type}.");

    private StartedContact Start(string operation, ApiRequest request, NewContact contact)
    {
        var flow = lookup.RunnableFlow(request.Required("ContactFlowId"));
        return new(tokens.Once(operation, request, () => resources.Start(contact, flow).Id));
    }

    [GeneratedRegex(@"^\+[1-9]\d{1,14}$")]
    private static partial Regex PhoneNumber();

    private sealed record StartedContact(string ContactId);
}
