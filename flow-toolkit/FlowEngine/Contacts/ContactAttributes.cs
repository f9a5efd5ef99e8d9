using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace ScreenPop.FlowEngine.Contacts;

/// <summary>The service's limits on user-defined attributes (API reference, UpdateContactAttributes).</summary>
public static partial class ContactAttributes
{
    /// <summary>The limit for all names and values of one contact together, in UTF-8 bytes.</summary>
    public const int LimitBytes = 32_768;

    /// <summary>Returns <paramref name="current"/> with <paramref name="changes"/> applied.</summary>
    /// <exception cref="AttributesRefusedException">The result exceeds <see cref="LimitBytes"/>.</exception>
    public static ImmutableDictionary<string, string> Change(
        ImmutableDictionary<string, string> current,
        AttributeChanges changes
    )
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(changes);
        var changed = current.RemoveRange(changes.Removed).SetItems(changes.Set);
        var size = changed.Sum(attribute =>
            Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value)
        );
        return size <= LimitBytes
            ? changed
            : throw new AttributesRefusedException(
                $"The contact's attributes would take {size:N0} bytes; a contact holds {LimitBytes:N0}."
            );
    }

    /// <summary>Whether the service's API accepts the name. A flow may also set other names, such as one with a blank.</summary>
    public static bool IsApiName(string name) => ApiName().IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex ApiName();
}
