using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>
/// The attributes of a contact, stored in the contact centre, where agents' pages and the service's API read them, too.
/// </summary>
internal sealed class CenterAttributes(ContactCenter center, string contactId) : IContactAttributes
{
    public IReadOnlyDictionary<string, string> All => center.FindContact(contactId)?.Attributes ?? ContactAttributes.None;

    public void Change(AttributeChanges changes)
    {
        try
        {
            center.ChangeAttributes(contactId, changes);
        }
        catch (ContactCenterException refused)
            when (refused.Error is ContactCenterError.NotFound or ContactCenterError.AttributeLimit)
        {
            // Not found: a related contact that ended so long ago that the contact centre no longer keeps it.
            throw new AttributesRefusedException(refused.Message);
        }
    }
}
