using ScreenPop.Contacts;
using ScreenPop.FlowEngine;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>
/// Carries attributes between a running flow and the contact centre after each block: what the flow set goes out, what
/// somebody else set through the service's API comes in.
/// </summary>
internal sealed class AttributeSync(ContactCenter center, FlowContact contact)
{
    private readonly Dictionary<string, string> known = new(contact.Attributes, StringComparer.Ordinal);

    public void Exchange()
    {
        var set = contact
            .Attributes.Where(attribute => !known.TryGetValue(attribute.Key, out var value) || value != attribute.Value)
            .ToDictionary();
        if (center.FindContact(contact.ContactId) is not { } now)
        {
            // A related contact that ended long ago.
            return;
        }

        foreach (var (name, value) in now.Attributes)
        {
            if (!set.ContainsKey(name) && (!known.TryGetValue(name, out var before) || before != value))
            {
                contact.Attributes[name] = value;
                known[name] = value;
            }
        }

        if (set.Count > 0)
        {
            foreach (var (name, value) in set)
            {
                known[name] = value;
            }

            center.SetAttributes(contact.ContactId, set);
        }
    }
}
