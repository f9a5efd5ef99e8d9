using System.Collections.Immutable;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>Where the user-defined attributes of a contact are kept: there only, whoever reads or writes them.</summary>
public interface IContactAttributes
{
    /// <summary>The attributes at this moment. A later change does not show in it.</summary>
    ImmutableDictionary<string, string> All { get; }

    /// <summary>Makes all of the changes or none of them.</summary>
    /// <exception cref="AttributesRefusedException">The service would refuse them.</exception>
    void Change(AttributeChanges changes);
}
