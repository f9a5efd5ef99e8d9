namespace ScreenPop.FlowEngine.Contacts;

/// <summary>One write to a contact's attributes. It succeeds or fails as a whole.</summary>
/// <param name="Set">Names and their new values.</param>
/// <param name="Removed">Names to remove. An unknown name is ignored.</param>
public sealed record AttributeChanges(IReadOnlyDictionary<string, string> Set, IReadOnlyCollection<string> Removed)
{
    /// <summary>Changes that remove nothing.</summary>
    public static AttributeChanges Of(IReadOnlyDictionary<string, string> set) => new(set, []);

    /// <summary>
    /// The changes of a <em>Set contact attributes</em> block. A value that resolves to empty text removes the attribute.
    /// </summary>
    public static AttributeChanges OfBlock(IEnumerable<KeyValuePair<string, string>> values)
    {
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value.Length == 0)
            {
                set.Remove(name);
                removed.Add(name);
            }
            else
            {
                removed.Remove(name);
                set[name] = value;
            }
        }

        return new AttributeChanges(set, removed);
    }
}
