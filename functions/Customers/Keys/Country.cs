using PhoneNumbers;

namespace ScreenPop.Customers.Keys;

/// <summary>A country of libphonenumber's numbering plans. The lookup and the import read its national numbers.</summary>
public sealed record Country
{
    private Country(string code) => Code = code;

    /// <summary>
    /// The supported ISO 3166-1 alpha-2 codes, in order. The template accepts exactly these. The list is repeated here so that
    /// a starting function does not load the library for it; a test compares both.
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

    /// <summary>The ISO 3166-1 alpha-2 code.</summary>
    public string Code { get; }

    /// <summary>The country calling code, without the plus.</summary>
    public string CallingCode => $"{PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(Code)}";

    /// <summary>Finds a country by its ISO 3166 code in any letter case; null for an unknown code.</summary>
    public static Country? Find(string code) =>
        Codes.FirstOrDefault(known => known.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } known ? new(known) : null;
}
