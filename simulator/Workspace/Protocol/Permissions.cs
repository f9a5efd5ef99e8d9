using System.Collections.Frozen;

namespace ScreenPop.Workspace.Protocol;

/// <summary>
/// The permission that each request and topic needs, from the method pages of AWS's agent workspace guide. A request or topic
/// without a permission in the guide needs <c>*</c>.
/// </summary>
internal static class Permissions
{
    private const string All = "*";
    private const string ContactView = "Contact.Details.View";
    private const string ContactEdit = "Contact.Details.Edit";
    private const string Attributes = "Contact.Attributes.View";
    private const string Customer = "Contact.CustomerDetails.View";
    private const string User = "User.Details.View";
    private const string Configuration = "User.Configuration.View";
    private const string None = "";

    private static readonly FrozenDictionary<string, string> Needed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["contact/getAttributes"] = Attributes,
        ["contact/getInitialContactId"] = ContactView,
        ["contact/getChannelType"] = ContactView,
        ["contact/getType"] = ContactView,
        ["contact/getQueue"] = ContactView,
        ["contact/getQueueTimestamp"] = ContactView,
        ["contact/getStateDuration"] = ContactView,
        ["contact/accept"] = ContactEdit,
        ["contact/clear"] = ContactEdit,
        ["contact/transfer"] = ContactEdit,
        ["agent/getARN"] = User,
        ["agent/getName"] = User,
        ["agent/getState"] = "User.Status.View",
        ["contact/getPhoneNumber"] = Customer,
        ["voice/getInitialCustomerPhoneNumber"] = Customer,
        ["voice/createOutboundCall"] = ContactEdit,
        ["voice/holdSelf"] = None,
        ["voice/resumeSelf"] = None,
        ["voice/isSelfOnHold"] = None,
        ["voice/holdParticipant"] = None,
        ["voice/resumeParticipant"] = None,
        ["voice/isParticipantOnHold"] = None,
        ["voice/canResumeParticipant"] = None,
        ["voice/conferenceParticipants"] = None,
        ["contact/addParticipant"] = ContactEdit,
        ["agent/listQuickConnects"] = Configuration,
        ["contact/participantAdded"] = ContactView,
        ["contact/participantDisconnected"] = ContactView,
        ["contact/participantStateChanged"] = ContactView,
        ["voice/participantHold"] = None,
        ["voice/participantResume"] = None,
        ["sendActivity"] = None,
        ["contact/connected"] = ContactView,
        ["contact/missed"] = ContactView,
        ["contact/acw"] = ContactView,
        ["contact/cleared"] = ContactView,
        ["contact/destroy"] = None,
        ["expiration-warning"] = None,
        ["expiration-warning-cleared"] = None,
        ["session-extension-error"] = None,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an application with these permissions may use a command or a topic.</summary>
    public static bool Allow(IReadOnlyCollection<string> granted, string commandOrTopic) =>
        granted.Contains(All)
        || Needed.GetValueOrDefault(commandOrTopic, All) is var needed && (needed == None || granted.Contains(needed));
}
