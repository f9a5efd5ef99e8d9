using PhoneNumbers;

namespace ScreenPop.Customers.Keys;

/// <summary>A country whose national numbers are understood: each that libphonenumber has a numbering plan for.</summary>
public sealed record Country
{
    private Country(string code) => Code = code;

    /// <summary>
    /// The ISO 3166-1 alpha-2 codes there are, in order. The template takes these and no others. They stand here so that a
    /// function that starts need not load the library for them; a test compares them with its own.
    /// </summary>
    public static IReadOnlyList<string> Codes { get; } =
        (
            "AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ "
            + "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM "
            + "FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
            + "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN "
            + "MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT "
            + "PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK "
            + "TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
        ).Split(' ');

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Code { get; }

    /// <summary>Country code without the plus.</summary>
    public string CallingCode => $"{PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(Code)}";

    /// <summary>The country of an ISO 3166 code in any letter case; null when there is no such country.</summary>
    public static Country? Find(string code) =>
        Codes.FirstOrDefault(known => known.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } known ? new(known) : null;
}
