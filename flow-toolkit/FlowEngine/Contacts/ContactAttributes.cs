using System.Text;
using System.Text.RegularExpressions;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The service's limits on user-defined attributes (API reference, UpdateContactAttributes).</summary>
public static partial class ContactAttributes
{
    /// <summary>The limit for all names and values of one contact together, in UTF-8 bytes.</summary>
    public const int LimitBytes = 32_768;

    /// <summary>The attributes of a new contact.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Returns a new dictionary: <paramref name="current"/> with <paramref name="changes"/> applied. Returns
    /// <paramref name="current"/> itself if they change nothing.
    /// </summary>
    /// <exception cref="AttributesRefusedException">The result exceeds <see cref="LimitBytes"/>.</exception>
    public static IReadOnlyDictionary<string, string> Change(
        IReadOnlyDictionary<string, string> current,
        AttributeChanges changes
    )
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(changes);
        if (!changes.Removed.Any(current.ContainsKey) && changes.Set.All(current.Contains))
        {
            return current;
        }

        var changed = new Dictionary<string, string>(current, StringComparer.Ordinal);
        foreach (var name in changes.Removed)
        {
            changed.Remove(name);
        }

        foreach (var (name, value) in changes.Set)
        {
            changed[name] = value;
        }

        var size = SizeOf(changed);
        return size <= LimitBytes
            ? changed
            : throw new AttributesRefusedException(
                $"The contact's attributes would take {size:N0} bytes; a contact holds {LimitBytes:N0}."
            );
    }

    /// <summary>Whether the service's API accepts the name. A flow may also set other names, such as one with a blank.</summary>
    public static bool IsApiName(string name) => ApiName().IsMatch(name);

    private static int SizeOf(Dictionary<string, string> attributes)
    {
        var size = 0;
        foreach (var (name, value) in attributes)
        {
            size += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        }

        return size;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex ApiName();
}
