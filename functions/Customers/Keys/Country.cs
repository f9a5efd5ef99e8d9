namespace ScreenPop.Customers.Keys;

/// <summary>
/// How one country writes its numbers. Facts from the national numbering plans that ITU-T publishes.
/// </summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="CallingCode">Country code without the plus.</param>
/// <param name="TrunkPrefix">What stands before a national number and not after a country code; empty where there is none.</param>
/// <param name="InternationalPrefix">What is dialed in place of the plus.</param>
/// <param name="MinLength">Digits of the shortest national number a customer can have, trunk prefix not counted.</param>
/// <param name="MaxLength">Digits of the longest.</param>
public sealed record Country(
    string Code,
    string CallingCode,
    string TrunkPrefix,
    string InternationalPrefix,
    int MinLength,
    int MaxLength
)
{
    /// <summary>The country of an ISO 3166 code in any letter case; null when it is not one this table knows.</summary>
    public static Country? Find(string code) =>
        NumberingPlans.All.FirstOrDefault(c => c.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The country whose calling code begins these digits; the first of those that share one.</summary>
    internal static Country? OfInternational(string digits) =>
        NumberingPlans.All.FirstOrDefault(c => digits.StartsWith(c.CallingCode, StringComparison.Ordinal));

    /// <summary>True for the ten digits of a number of the North American plan: area code and exchange begin with 2 to 9.</summary>
    internal static bool IsNorthAmerican(ReadOnlySpan<char> national) =>
        national.Length == 10 && national[0] is >= '2' and <= '9' && national[3] is >= '2' and <= '9';

    internal bool HasLength(string national) =>
        national.Length >= MinLength && national.Length <= MaxLength && (CallingCode != "1" || IsNorthAmerican(national));

    /// <summary>
    /// The national numbers these digits may be, the likeliest first: behind the trunk prefix, as they stand (spreadsheets
    /// lose leading zeros), and behind the country's own code (written without its plus).
    /// </summary>
    internal IEnumerable<string> Readings(string digits)
    {
        if (TrunkPrefix.Length > 0 && digits.StartsWith(TrunkPrefix, StringComparison.Ordinal))
        {
            yield return digits[TrunkPrefix.Length..];
        }
        else
        {
            yield return digits;
        }

        if (digits.StartsWith(CallingCode, StringComparison.Ordinal))
        {
            yield return digits[CallingCode.Length..];
        }
    }
}
