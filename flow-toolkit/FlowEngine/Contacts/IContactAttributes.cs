namespace ScreenPop.FlowEngine.Contacts;

/// <summary>Stores the user-defined attributes of a contact. Every reader and writer uses this store.</summary>
public interface IContactAttributes
{
    /// <summary>A snapshot of the attributes. Later changes do not affect it.</summary>
    IReadOnlyDictionary<string, string> All { get; }

    /// <summary>Applies all changes or none.</summary>
    /// <exception cref="AttributesRefusedException">The service would refuse the result.</exception>
    void Change(AttributeChanges changes);
}
