using System.Text.RegularExpressions;
using ScreenPop.Contacts;
using ScreenPop.Soak.Desk;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak.Checks;

/// <summary>What an agent's page promises: the right record, once.</summary>
internal static partial class DeskChecks
{
    /// <param name="attributes">The contact's, as they are now.</param>
    /// <param name="answered">The agent took the contact; otherwise it only rang.</param>
    /// <param name="waited">While it rang its record waited as a chip, as another contact was being worked.</param>
    public static void Check(
        CallState call,
        AgentDesk desk,
        Contact contact,
        IReadOnlyDictionary<string, string> attributes,
        bool answered,
        bool waited
    )
    {
        var opened = desk.Opened.Where(record => record.ContactId == contact.Id || record.PopKey == contact.ChainId).ToList();
        var pops = opened.Count(record => record.PopKey is not null);
        var isMatch = attributes.GetValueOrDefault("lookupStatus") == "match";
        if (pops > 1)
        {
            call.Violate($"{desk.Username}: the record popped {pops} times");
        }

        // Somebody who only rang may have been gone before the page heard of it, where the desk had a fault of its own.
        var mustPop = isMatch && (answered || (desk.PopsAtRing && !waited && call.Plan.DeskFault is null));
        if (mustPop && pops == 0)
        {
            call.Violate($"{desk.Username}: the record did not pop");
        }

        if (!isMatch && pops > 0)
        {
            call.Violate(
                $"{desk.Username}: a record popped although the lookup said {attributes.GetValueOrDefault("lookupStatus")}"
            );
        }

        foreach (var record in opened.Where(record => !IsRecordOf(record.Url, call.Plan.Caller.CustomerId)))
        {
            call.Violate($"{desk.Username}: opened {record.Url}, which is not the record of {call.Plan.Caller.CustomerId}");
        }
    }

    /// <summary>Whether the page keeps a contact's record waiting for the agent, who is busy with another contact.</summary>
    public static bool Waits(DeskAnswer shown, string contactId)
    {
        var contacts = shown.Tabs!.Where(tab => tab.Leads).SelectMany(tab => tab.Contacts).ToList();
        return contacts.Any(contact =>
                contact.ContactId == contactId && contact.Status == "waiting" && contact.Happenings.Contains("otherContact")
            ) && contacts.Any(contact => contact.ContactId != contactId && contact.Stage != "ringing");
    }

    /// <summary>Whether the page showed the fault; null where it need not or cannot know.</summary>
    public static bool? Tells(DeskFault fault, DeskAnswer shown) =>
        fault switch
        {
            DeskFault.SocketLost => shown.Tabs!.Any(tab => tab.Offline),
            DeskFault.SessionExpired => shown.Tabs!.Any(tab => tab.Phase == "expired"),
            _ when shown
                    .Tabs!.SelectMany(tab => tab.Contacts)
                    .Any(contact => contact.Happenings.Any(what => what is "restored" or "alreadyPopped" or "otherTab")) => true,
            _ => null,
        };

    /// <summary>One path segment of unreserved and encoded characters, which decodes to the id.</summary>
    private static bool IsRecordOf(string url, string? customerId) =>
        url.StartsWith(RuleFiles.Records, StringComparison.Ordinal)
        && Segment().IsMatch(url[RuleFiles.Records.Length..])
        && Uri.UnescapeDataString(url[RuleFiles.Records.Length..]) == customerId;

    [GeneratedRegex(@"^[A-Za-z0-9\-._~!'()*%]+$")]
    private static partial Regex Segment();
}
