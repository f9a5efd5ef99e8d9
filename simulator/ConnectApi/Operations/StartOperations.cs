using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.Operations;

/// <summary>Contacts that a program starts.</summary>
internal sealed partial class StartOperations(ContactCenter center, IInstanceResources resources)
{
    private readonly ConcurrentDictionary<string, Lazy<string>> startedByToken = new(StringComparer.Ordinal);

    public object StartOutboundVoiceContact(ApiRequest request)
    {
        var destination = request.Required("DestinationPhoneNumber");
        if (!PhoneNumber().IsMatch(destination))
        {
            throw ConnectApiException.DestinationNotAllowed(destination);
        }

        var queue = request.Optional("QueueId") is { } queueId
            ? center.FindQueue(queueId) ?? throw ConnectApiException.NotFound($"There is no queue '{queueId}'.")
            : null;
        var source = request.Optional("SourcePhoneNumber") ?? queue?.OutboundCallerNumber;
        return Start(
            request,
            request.Required("ContactFlowId"),
            new NewContact
            {
                InitiationMethod = InitiationMethod.Api,
                CustomerEndpoint = ContactEndpoint.PhoneNumber(destination),
                SystemEndpoint = source is null ? null : ContactEndpoint.PhoneNumber(source),
                Attributes = request.Texts("Attributes"),
                RelatedContactId = request.Optional("RelatedContactId"),
                Name = request.Optional("Name"),
                Description = request.Optional("Description"),
            }
        );
    }

    public object StartChatContact(ApiRequest request)
    {
        var displayName = request.Object("ParticipantDetails")?["DisplayName"]?.ToString();
        if (string.IsNullOrEmpty(displayName))
        {
            throw ConnectApiException.InvalidRequest("ParticipantDetails.DisplayName must not be empty.");
        }

        var started = Start(
            request,
            request.Required("ContactFlowId"),
            new NewContact
            {
                Channel = Channel.Chat,
                InitiationMethod = InitiationMethod.Api,
                CustomerName = displayName,
                Attributes = request.Texts("Attributes"),
                RelatedContactId = request.Optional("RelatedContactId"),
            }
        );

        // The token opens nothing: there is no chat server behind it.
        return new
        {
            started.ContactId,
            ParticipantId = StableId.Of("participant", started.ContactId),
            ParticipantToken = "simulated",
        };
    }

    public object StartTaskContact(ApiRequest request) =>
        Start(
            request,
            request.Optional("ContactFlowId")
                ?? throw ConnectApiException.InvalidRequest(
                    "A task needs a ContactFlowId here; templates and quick connects are not simulated."
                ),
            new NewContact
            {
                Channel = Channel.Task,
                InitiationMethod = InitiationMethod.Api,
                Name = request.Required("Name"),
                Description = request.Optional("Description"),
                Attributes = request.Texts("Attributes"),
                RelatedContactId = request.Optional("RelatedContactId") ?? request.Optional("PreviousContactId"),
                References = ReferencesOf(request.Object("References")),
            }
        );

    private static Dictionary<string, string> ReferencesOf(JsonObject? references) =>
        references is null
            ? []
            : references
                .Where(reference => reference.Value is JsonObject)
                .ToDictionary(reference => reference.Key, reference => reference.Value!["Value"]?.ToString() ?? "");

    /// <summary>A request that is repeated with its token starts nothing new.</summary>
    private StartedContact Start(ApiRequest request, string contactFlowId, NewContact contact)
    {
        var flow =
            resources.ContactFlows.FirstOrDefault(flow => flow.Id == contactFlowId || flow.Arn == contactFlowId)
            ?? throw ConnectApiException.NotFound($"There is no contact flow '{contactFlowId}'.");
        var started = new Lazy<string>(() => resources.Start(contact, flow.Id).Id);
        return new(request.Optional("ClientToken") is { } token ? startedByToken.GetOrAdd(token, started).Value : started.Value);
    }

    [GeneratedRegex(@"^\+[1-9]\d{1,14}$")]
    private static partial Regex PhoneNumber();

    private sealed record StartedContact(string ContactId);
}
