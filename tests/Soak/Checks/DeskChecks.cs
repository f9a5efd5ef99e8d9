using System.Text.RegularExpressions;
using ScreenPop.Contacts;
using ScreenPop.Soak.Desk;
using ScreenPop.Soak.Plans;

namespace ScreenPop.Soak.Checks;

/// <summary>Checks the promise of an agent's page: the right record, once each time that the contact rings there.</summary>
internal static partial class DeskChecks
{
    /// <param name="attributes">The contact's present attributes.</param>
    /// <param name="answered">True when the agent accepted the contact; false when it only rang.</param>
    /// <param name="waited">True when the record waited as a chip while the contact rang, because the agent worked on another
    /// contact.</param>
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
        if (pops > call.RingsAt(desk.Username))
        {
            call.Violate(
                $"{desk.Username}: the record popped {pops} times, the contact rang {call.RingsAt(desk.Username)} times"
            );
        }

        // A contact that only rang may have ended before a page with a fault saw it.
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

    /// <summary>Whether a contact's record waits for the agent, who works on another contact.</summary>
    public static bool Waits(DeskAnswer shown, string contactId)
    {
        var contacts = shown.Tabs!.Where(tab => tab.Leads).SelectMany(tab => tab.Contacts).ToList();
        return contacts.Any(contact =>
                contact.ContactId == contactId && contact.Status == "waiting" && contact.Happenings.Contains("otherContact")
            ) && contacts.Any(contact => contact.ContactId != contactId && contact.Stage != "ringing");
    }

    /// <summary>Whether the page showed the fault; null when it need not or cannot.</summary>
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

    /// <summary>One path segment of unreserved and encoded characters that decodes to the id.</summary>
    private static bool IsRecordOf(string url, string? customerId) =>
        url.StartsWith(RuleFiles.Records, StringComparison.Ordinal)
        && Segment().IsMatch(url[RuleFiles.Records.Length..])
        && Uri.UnescapeDataString(url[RuleFiles.Records.Length..]) == customerId;

    [GeneratedRegex(@"^[A-Za-z0-9\-._~!'()*%]+$")]
    private static partial Regex Segment();
}
