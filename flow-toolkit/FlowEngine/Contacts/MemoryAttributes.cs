using System.Collections.Immutable;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>Keeps the attributes of a contact in memory.</summary>
internal sealed class MemoryAttributes : IContactAttributes
{
    public ImmutableDictionary<string, string> All { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public void Change(AttributeChanges changes) => All = ContactAttributes.Change(All, changes);
}
