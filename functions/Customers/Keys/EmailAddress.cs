using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>
/// E-mail addresses as keys: trimmed, lower case. Lower-casing the part before the <c>@</c> is against the letter of
/// RFC 5321 and what every mail provider does; without it one person has two records.
/// </summary>
public static class EmailAddress
{
    private const int MaxBytes = 320;

    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? address)
    {
        address = text?.Trim().ToLowerInvariant();
        if (address is null || Encoding.UTF8.GetByteCount(address) > MaxBytes || address.Any(IsForbidden))
        {
            return false;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1;
    }

    private static bool IsForbidden(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or ',' or ';';
}
