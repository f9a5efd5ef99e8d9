using System.Collections.Immutable;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>
/// A contact's attributes where they are: in the contact centre, which agents' pages and the service's API read too.
/// </summary>
internal sealed class CenterAttributes(ContactCenter center, string contactId) : IContactAttributes
{
    public ImmutableDictionary<string, string> All =>
        center.FindContact(contactId)?.Attributes ?? ImmutableDictionary<string, string>.Empty;

    public void Change(AttributeChanges changes)
    {
        try
        {
            center.ChangeAttributes(contactId, changes);
        }
        catch (ContactCenterException refused)
            when (refused.Error is ContactCenterError.NotFound or ContactCenterError.AttributeLimit)
        {
            // Not found: a related contact that ended so long ago that the contact centre has forgotten it.
            throw new AttributesRefusedException(refused.Message);
        }
    }
}
