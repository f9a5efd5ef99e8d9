using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace ScreenPop.Customers.Keys;

/// <summary>The kinds of caller id.</summary>
public enum PhoneNumberKind
{
    /// <summary>A number in E.164.</summary>
    Number,

    /// <summary>The caller hid the number, or the text is not a number (a word, a SIP address, an empty text).</summary>
    Withheld,

    /// <summary>Digits that cannot be a customer's number: a short code, a wrong length.</summary>
    NotDialable,

    /// <summary>Digits without a country code, and no default country.</summary>
    CountryUnknown,

    /// <summary>Digits with two readings: a number with its country code, and a national number.</summary>
    Ambiguous,
}

/// <summary>
/// Converts phone numbers to E.164 (ITU-T E.164: <c>+</c>, country code, at most 15 digits) with libphonenumber's numbering
/// plans. docs/lookup.md has the table of cases. It never guesses between two readings: an uncertain number is rejected, since
/// a wrong match is worse than no match.
/// </summary>
/// <param name="Kind">The kind of the text.</param>
/// <param name="E164">The number; null unless <paramref name="Kind"/> is <see cref="PhoneNumberKind.Number"/>.</param>
public readonly record struct PhoneNumber(PhoneNumberKind Kind, string? E164)
{
    private const int MaxInput = 256;
    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int ShortCodeDigits = 6;
    private const int MaxExtension = 8;

    /// <summary>
    /// The longest extension after a comma, the pause of a dial string. More digits are the next number of a list.
    /// </summary>
    private const int MaxDialedExtension = 5;

    /// <summary>
    /// Carriers' words for a hidden caller id, spelled on a dial pad (ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE).
    /// </summary>
    private static readonly string[] WithheldDigits = ["266696687", "7378742833", "2562533", "8656696", "86282452253"];

    private static readonly string[] ExtensionMarks = ["extension", "ext.", "ext", ";ext=", "x", "#", ","];

    public static PhoneNumber Withheld { get; } = new(PhoneNumberKind.Withheld, null);

    public static PhoneNumber NotDialable { get; } = new(PhoneNumberKind.NotDialable, null);

    public static PhoneNumber CountryUnknown { get; } = new(PhoneNumberKind.CountryUnknown, null);

    public static PhoneNumber Ambiguous { get; } = new(PhoneNumberKind.Ambiguous, null);

    private static PhoneNumberUtil Plans => PhoneNumberUtil.GetInstance();

    /// <param name="text">Any spelling of a number, or any other text.</param>
    /// <param name="country">The country of numbers without a country code; null for none.</param>
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

    /// <summary>
    /// Reads a number that Connect sends. A number in E.164 form is accepted unchanged, because the network wrote it. A cold
    /// start then loads no numbering plans. Any other text goes through <see cref="Parse"/>.
    /// </summary>
    /// <param name="text">An endpoint's address, or the value that a flow passes instead.</param>
    /// <param name="country">The country of numbers without a country code; null for none.</param>
    public static PhoneNumber OfNetwork(string? text, Country? country = null) =>
        text is not ['+', >= '1' and <= '9', ..]
        || text.Length is <= MinDigits or > MaxDigits + 1
        || text.AsSpan(1).ContainsAnyExceptInRange('0', '9')
            ? Parse(text, country)
        : WithheldDigits.Contains(text[1..]) ? Withheld
        : text[1] == '1' && !(text.Length == 12 && IsNorthAmerican(ulong.Parse(text.AsSpan(2), CultureInfo.InvariantCulture)))
            ? NotDialable
        : new PhoneNumber(PhoneNumberKind.Number, NumberVariants.Today(text));

    private static PhoneNumber FromDigits(string digits, bool international, Country? country)
    {
        // With a default country, the same digits can be a national number without its leading zero.
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

        if (digits.StartsWith("00", StringComparison.Ordinal) && International(digits[2..]) is { E164: not null } abroad)
        {
            return abroad;
        }

        return country is null ? CountryUnknown : National(digits, country);
    }

    private static PhoneNumber International(string digits) =>
        digits.Length < MinDigits ? NotDialable : Settled(Read("+" + digits, region: null));

    /// <summary>
    /// A valid number ranks above one that is only possible. Spreadsheets lose the plus, so digits that start with the
    /// country's own code are read with and without it.
    /// </summary>
    private static PhoneNumber National(string digits, Country country)
    {
        var national = Read(digits, country.Code);
        var international = digits.StartsWith(country.CallingCode, StringComparison.Ordinal) ? Read("+" + digits, null) : null;
        if (national is null || international is null || national.Equals(international))
        {
            return Settled(national ?? international);
        }

        return (Plans.IsValidNumber(national), Plans.IsValidNumber(international)) switch
        {
            (true, false) => Settled(national),
            (false, true) => Settled(international),
            _ => Ambiguous,
        };
    }

    /// <returns>Null when the country has no numbers of this length.</returns>
    private static PhoneNumbers.PhoneNumber? Read(string text, string? region)
    {
        try
        {
            var number = Plans.Parse(NumberVariants.Today(text), region);
            return
                Plans.IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                && (number.CountryCode != 1 || IsNorthAmerican(number.NationalNumber))
                ? number
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>
    /// The number in E.164. It is rejected when a second reading yields another number, as with a trunk prefix that is written
    /// twice.
    /// </summary>
    private static PhoneNumber Settled(PhoneNumbers.PhoneNumber? number)
    {
        if (
            number is null
            || Plans.Format(number, PhoneNumberFormat.E164) is not { Length: > MinDigits and <= MaxDigits + 1 } e164
        )
        {
            return NotDialable;
        }

        return Read(e164, region: null) is { } again && Plans.Format(again, PhoneNumberFormat.E164) == e164
            ? new PhoneNumber(PhoneNumberKind.Number, e164)
            : NotDialable;
    }

    /// <summary>In the North American plan, area code and exchange start with 2 to 9.</summary>
    private static bool IsNorthAmerican(ulong national) =>
        national is >= 2_000_000_000 and <= 9_999_999_999 && national / 1_000_000 % 10 >= 2;

    /// <summary>
    /// Accepts digits of any script, the usual separators and a leading plus. Text with any other character is not a number.
    /// </summary>
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
            if (at > 0 && IsExtension(text[(at + mark.Length)..], mark is "," ? MaxDialedExtension : MaxExtension))
            {
                return text[..at];
            }
        }

        return text;
    }

    private static bool IsExtension(ReadOnlySpan<char> text, int maxDigits)
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

        return digits > 0 && digits <= maxDigits;
    }
}
