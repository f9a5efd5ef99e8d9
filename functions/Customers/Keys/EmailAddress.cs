using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>
/// E-mail addresses as keys: trimmed, lower case. Lower-casing the part before the <c>@</c> is against the letter of
/// RFC 5321 and what every mail provider does; without it one person has two records. A letter that only looks like another
/// (the Kelvin sign for a k) makes it no address: with it a stranger would be taken for the customer.
/// </summary>
public static class EmailAddress
{
    private const int MaxBytes = 320;

    /// <summary>
    /// Letters whose case folding is another script's or an ASCII letter (Unicode CaseFolding.txt), the Kelvin sign first.
    /// </summary>
    private const string Folding = "\u212A\u017F\u0130\u0131\u212B\u2126\u1E9E\u03F4\u0345\u1FBE\u00B5";

    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? address)
    {
        var trimmed = text?.Trim();
        address = trimmed?.ToLowerInvariant();
        if (address is null || Encoding.UTF8.GetByteCount(address) > MaxBytes || trimmed!.Any(IsForbidden))
        {
            return false;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1;
    }

    private static bool IsForbidden(char c) =>
        char.IsWhiteSpace(c)
        || char.IsControl(c)
        || c is '<' or '>' or '"' or ',' or ';'
        || Folding.Contains(c)
        || IsCompatibilityForm(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>Full-width and small forms, ligatures: letters that mean others.</summary>
    private static bool IsCompatibilityForm(char c) =>
        c is >= '\uFF00' and <= '\uFFEF' or >= '\uFB00' and <= '\uFB06' or >= '\u2100' and <= '\u214F';
}
