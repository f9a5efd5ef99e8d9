using System.Collections.Immutable;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The attributes of a contact that only its flows know.</summary>
internal sealed class MemoryAttributes : IContactAttributes
{
    public ImmutableDictionary<string, string> All { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public void Change(AttributeChanges changes) => All = ContactAttributes.Change(All, changes);
}
