namespace ScreenPop.Customers.Keys;

/// <summary>
/// Unifies numbers with two spellings. A customer file may have one spelling, and the network may send the other. A key has one
/// form per number, so the two match. That form is not necessarily dialable.
/// </summary>
internal static class NumberVariants
{
    /// <summary>
    /// A number with its country code in the country's present spelling. Mexico: without the 1 that followed the country code of
    /// mobile numbers until 2019. Networks still send it.
    /// </summary>
    public static string Today(string number) =>
        number is ['+', '5', '2', '1', ..] && number.Length == 14 ? "+52" + number[4..] : number;

    /// <summary>The form of an E.164 number in the table.</summary>
    public static string KeyForm(string e164) =>
        e164 switch
        {
            // Argentina: the 9 of mobile numbers called from abroad. The ten digits alone identify the number.
            ['+', '5', '4', '9', ..] when e164.Length == 14 => "+54" + e164[4..],
            // Brazil: the ninth digit that mobile numbers gained from 2012 to 2016. Eight-digit numbers that start with 7 are
            // still trunked radio.
            ['+', '5', '5', _, _, '6' or '8' or '9', ..] when e164.Length == 13 => $"{e164[..5]}9{e164[5..]}",
            _ => e164,
        };
}
