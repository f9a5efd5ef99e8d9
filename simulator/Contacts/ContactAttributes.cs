using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace ScreenPop.Contacts;

/// <summary>The service's limits on user-defined attributes (API reference, UpdateContactAttributes).</summary>
public static partial class ContactAttributes
{
    /// <summary>UTF-8 bytes of all keys and values of one contact.</summary>
    public const int LimitBytes = 32_768;

    /// <summary>Returns <paramref name="current"/> with <paramref name="changes"/> written over it, or throws and names the attribute.</summary>
    public static ImmutableDictionary<string, string> Merge(
        ImmutableDictionary<string, string> current,
        IReadOnlyDictionary<string, string> changes
    )
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Keys.FirstOrDefault(key => !Key().IsMatch(key)) is { } bad)
        {
            throw new ContactCenterException(
                ContactCenterError.InvalidParameter,
                $"'{bad}' is not an attribute name: letters, digits, '-' and '_' only."
            );
        }

        var merged = current.SetItems(changes);
        var size = merged.Sum(attribute =>
            Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value)
        );
        return size <= LimitBytes
            ? merged
            : throw new ContactCenterException(
                ContactCenterError.AttributeLimit,
                $"The contact's attributes would take {size} bytes; {LimitBytes} are allowed."
            );
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Key();
}
