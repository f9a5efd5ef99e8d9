using System.Globalization;
using System.Text;

namespace ScreenPop.Customers.Keys;

/// <summary>What a caller id turned out to be.</summary>
public enum PhoneNumberKind
{
    /// <summary>A number in E.164.</summary>
    Number,

    /// <summary>The caller hid the number, or the text is no number at all (a word, a SIP address, nothing).</summary>
    Withheld,

    /// <summary>Digits that no customer can own: a short code, a wrong length, a national number of an unknown country.</summary>
    NotDialable,
}

/// <summary>
/// Brings phone numbers to E.164 (ITU-T E.164: <c>+</c>, country code, at most 15 digits). docs/lookup.md has the table of
/// cases. It never guesses between two readings: what is not certain is no number, since a wrong match is worse than none.
/// </summary>
/// <param name="Kind">What the text is.</param>
/// <param name="E164">The number; null unless <paramref name="Kind"/> is <see cref="PhoneNumberKind.Number"/>.</param>
public readonly record struct PhoneNumber(PhoneNumberKind Kind, string? E164)
{
    private const int MaxInput = 256;
    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int ShortCodeDigits = 6;

    /// <summary>Words for a hidden caller id as carriers spell them on a dial pad (ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE).</summary>
    private static readonly string[] WithheldDigits = ["266696687", "7378742833", "2562533", "8656696", "86282452253"];

    private static readonly string[] ExtensionMarks = ["extension", "ext.", "ext", ";ext=", "x", "#", ","];

    public static PhoneNumber Withheld { get; } = new(PhoneNumberKind.Withheld, null);

    public static PhoneNumber NotDialable { get; } = new(PhoneNumberKind.NotDialable, null);

    /// <param name="text">Any spelling of a number, or whatever stood where one should.</param>
    /// <param name="country">Country of numbers written without a country code; null when there is none.</param>
    public static PhoneNumber Parse(string? text, Country? country = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxInput || text.Contains('@', StringComparison.Ordinal))
        {
            return Withheld;
        }

        var trimmed = text.AsSpan().Trim();
        if (trimmed.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
        {
            trimmed = trimmed[4..];
        }

        return TryReadDigits(WithoutExtension(trimmed), out var international, out var digits)
            ? FromDigits(digits, international, country)
            : Withheld;
    }

    private static PhoneNumber FromDigits(string digits, bool international, Country? country)
    {
        // With a country, the same digits can be a number of that country written without its zero.
        if ((international || country is null) && WithheldDigits.Contains(digits))
        {
            return Withheld;
        }

        if (international)
        {
            return International(digits);
        }

        if (digits.Length <= ShortCodeDigits)
        {
            return NotDialable;
        }

        if (country is not null && digits.StartsWith(country.InternationalPrefix, StringComparison.Ordinal))
        {
            return International(digits[country.InternationalPrefix.Length..]);
        }

        return digits.StartsWith("00", StringComparison.Ordinal) ? International(digits[2..])
            : country is null ? NotDialable
            : National(digits, country);
    }

    private static PhoneNumber International(string digits)
    {
        var plan = Country.OfInternational(digits);
        if (plan is not null)
        {
            var national = digits[plan.CallingCode.Length..];
            // "+44 (0)20 …": the trunk prefix was left in. In these plans no number itself begins with it.
            if (plan.TrunkPrefix == "0" && national.StartsWith('0'))
            {
                digits = plan.CallingCode + national[1..];
                if (national.StartsWith("00", StringComparison.Ordinal))
                {
                    return NotDialable;
                }
            }
        }

        return
            digits.Length is >= MinDigits and <= MaxDigits
            && digits[0] != '0'
            && (digits[0] != '1' || Country.IsNorthAmerican(digits.AsSpan(1)))
            ? new PhoneNumber(PhoneNumberKind.Number, "+" + digits)
            : NotDialable;
    }

    private static PhoneNumber National(string digits, Country country)
    {
        foreach (var candidate in country.Readings(digits))
        {
            if (country.HasLength(candidate))
            {
                return International(country.CallingCode + candidate);
            }
        }

        return NotDialable;
    }

    /// <summary>Digits of any script, the usual separators, and a leading plus; anything else makes it no number.</summary>
    private static bool TryReadDigits(ReadOnlySpan<char> text, out bool international, out string digits)
    {
        international = false;
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var value = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (value >= 0)
            {
                builder.Append((char)('0' + value));
            }
            else if (c is '+' or '＋' && builder.Length == 0 && !international)
            {
                international = true;
            }
            else if (!IsSeparator(c))
            {
                digits = "";
                return false;
            }
        }

        digits = builder.ToString();
        return digits.Length > 0;
    }

    private static bool IsSeparator(char c) =>
        c is '(' or ')' or '[' or ']' or '.' or '/' or '-' or '\u00AD' or '\u2212'
        || char.IsWhiteSpace(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> text)
    {
        foreach (var mark in ExtensionMarks)
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && IsExtension(text[(at + mark.Length)..]))
            {
                return text[..at];
            }
        }

        return text;
    }

    private static bool IsExtension(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('.' or ':' or ','))
            {
                return false;
            }
        }

        return digits is > 0 and <= 8;
    }
}
