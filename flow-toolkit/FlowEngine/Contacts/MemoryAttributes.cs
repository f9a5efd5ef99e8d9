namespace ScreenPop.FlowEngine.Contacts;

/// <summary>Keeps the attributes of a contact in memory.</summary>
internal sealed class MemoryAttributes : IContactAttributes
{
    public IReadOnlyDictionary<string, string> All { get; private set; } = ContactAttributes.None;

    public void Change(AttributeChanges changes) => All = ContactAttributes.Change(All, changes);
}
