using System.Globalization;
using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>A key that finds a customer: a name such as <c>phone</c> and a value in its normal form.</summary>
public sealed record LookupKey
{
    /// <summary>The longest value in bytes of UTF-8. DynamoDB limits partition keys to 2,048 bytes.</summary>
    public const int MaxValueBytes = 1024;

    private LookupKey(string name, string value) => (Name, Value) = (name, value);

    /// <summary>In lower case: <c>phone</c>, <c>email</c>, <c>customerid</c>, <c>account</c> or a declared key.</summary>
    public string Name { get; }

    public string Value { get; }

    /// <summary>The table partition that holds the customers with this key.</summary>
    public string Partition => $"{Name.ToUpperInvariant()}#{Value}";

    /// <summary>The key of a phone number. All spellings of the number have the same key.</summary>
    /// <param name="e164">A number that <see cref="PhoneNumber"/> returned.</param>
    public static LookupKey Phone(string e164) => new("phone", NumberVariants.KeyForm(NumberVariants.Today(e164)));

    /// <summary>The key of an e-mail address. Both spellings of an international domain have the same key.</summary>
    /// <param name="address">An address that <see cref="EmailAddress"/> returned.</param>
    public static LookupKey Email(string address) => new("email", EmailDomain.KeyForm(address));

    public static LookupKey CustomerId(string id) => new("customerid", id);

    public static LookupKey Account(string account) => new("account", account);

    /// <summary>Reads a key back from a table partition; null when the partition is not a lookup key's.</summary>
    public static LookupKey? FromPartition(string partition)
    {
        var separator = partition.IndexOf('#', StringComparison.Ordinal);
        return separator > 0 && KeyName.TryNormalise(partition[..separator], out var name)
            ? new LookupKey(name, partition[(separator + 1)..])
            : null;
    }

    /// <summary>
    /// A key other than phone and e-mail, which have normal forms of their own. After trimming of spaces and invisible
    /// characters, values compare exactly, including letter case.
    /// </summary>
    /// <returns>Null when the value is empty or too long.</returns>
    public static LookupKey? Exact(string name, string value)
    {
        var text = Visible(value);
        return text.Length == 0 || Encoding.UTF8.GetByteCount(text) > MaxValueBytes ? null : new LookupKey(name, text);
    }

    /// <summary>Whether a value has a character that nobody sees: a control, zero-width or direction character.</summary>
    public static bool HasInvisible(string value) =>
        value.EnumerateRunes().Any(character => IsInvisible(Rune.GetUnicodeCategory(character)));

    private static string Visible(string value)
    {
        var (start, end) = (0, value.Length);
        while (start < end && (char.IsWhiteSpace(value[start]) || IsInvisible(CharUnicodeInfo.GetUnicodeCategory(value[start]))))
        {
            start++;
        }

        while (
            end > start && (char.IsWhiteSpace(value[end - 1]) || IsInvisible(CharUnicodeInfo.GetUnicodeCategory(value[end - 1])))
        )
        {
            end--;
        }

        return value[start..end];
    }

    private static bool IsInvisible(UnicodeCategory category) => category is UnicodeCategory.Format or UnicodeCategory.Control;
}
