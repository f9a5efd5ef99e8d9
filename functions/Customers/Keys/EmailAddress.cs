using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>
/// Normalises e-mail addresses: trimmed, in lower case. RFC 5321 makes the part before the <c>@</c>
/// case-sensitive, but every mail provider ignores case. Without lower-casing, one person would have two records. An address with
/// a look-alike letter (such as the Kelvin sign for a k) is rejected, because it would match the wrong customer.
/// </summary>
public static class EmailAddress
{
    private const int MaxBytes = 320;

    /// <summary>
    /// Letters whose case folding yields an ASCII letter or a letter of another script (Unicode CaseFolding.txt), the Kelvin
    /// sign first.
    /// </summary>
    private const string Folding = "\u212A\u017F\u0130\u0131\u212B\u2126\u1E9E\u03F4\u0345\u1FBE\u00B5";

    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? address) =>
        TryRead(text, out address) && HasAsciiDomain(address);

    /// <summary>
    /// Whether only the domain's letters make an address invalid: they have no ASCII form, which every domain of a mail has.
    /// </summary>
    public static bool LacksAsciiDomain(string text) => TryRead(text, out var address) && !HasAsciiDomain(address);

    private static bool HasAsciiDomain(string address) =>
        EmailDomain.TryConvert(address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..], out _);

    private static bool TryRead(string? text, [NotNullWhen(true)] out string? address)
    {
        var trimmed = text?.Trim();
        if (trimmed?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) is true)
        {
            trimmed = trimmed[7..];
        }

        address = trimmed?.ToLowerInvariant();
        if (address is null || Encoding.UTF8.GetByteCount(address) > MaxBytes || trimmed!.Any(IsForbidden))
        {
            return false;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && IsDomain(address.AsSpan(at + 1));
    }

    /// <summary>
    /// A name of letters and digits of any script, in labels that are not empty, or an address in brackets. No mail comes from
    /// anything else, so it is a mistake in a file or in a flow.
    /// </summary>
    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain is ['[', _, .., ']'])
        {
            return true;
        }

        var before = '.';
        foreach (var c in domain)
        {
            if (c is '.' ? before is '.' : !(c is '-' or '_' || char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c)))
            {
                return false;
            }

            before = c;
        }

        return before is not '.';
    }

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsForbidden(char c) =>
        char.IsWhiteSpace(c)
        || char.IsControl(c)
        || c is '<' or '>' or '"' or ',' or ';'
        || Folding.Contains(c)
        || IsCompatibilityForm(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>Full-width forms, letterlike symbols and ligatures, which Unicode maps to plain letters.</summary>
    private static bool IsCompatibilityForm(char c) =>
        c is >= '\uFF00' and <= '\uFFEF' or >= '\uFB00' and <= '\uFB06' or >= '\u2100' and <= '\u214F';
}
