using PhoneNumbers;

namespace ScreenPop.Customers.Keys;

/// <summary>A country whose national numbers are understood: each that libphonenumber has a numbering plan for.</summary>
public sealed record Country
{
    private Country(string code, string callingCode) => (Code, CallingCode) = (code, callingCode);

    /// <summary>The ISO 3166-1 alpha-2 codes there are, in order. The template accepts these and no others.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [.. PhoneNumberUtil.GetInstance().GetSupportedRegions().Order(StringComparer.Ordinal)];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Code { get; }

    /// <summary>Country code without the plus.</summary>
    public string CallingCode { get; }

    /// <summary>The country of an ISO 3166 code in any letter case; null when there is no such country.</summary>
    public static Country? Find(string code) =>
        Codes.FirstOrDefault(known => known.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } known
            ? new(known, $"{PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(known)}")
            : null;
}
