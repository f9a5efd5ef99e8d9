namespace ScreenPop.Customers.Keys;

/// <summary>
/// Some numbers are written in two ways, and a customer file has the one while the network sends the other. As a key every
/// number has one form, so that they meet. It need not be what is dialed.
/// </summary>
internal static class NumberVariants
{
    /// <summary>
    /// A number with its country code as the country writes it today. Mexico: without the 1 that mobile numbers had behind the
    /// code until 2019, which networks still send.
    /// </summary>
    public static string Today(string number) =>
        number is ['+', '5', '2', '1', ..] && number.Length == 14 ? "+52" + number[4..] : number;

    /// <summary>The form under which a number in E.164 stands in the table.</summary>
    public static string KeyForm(string e164) =>
        e164 switch
        {
            // Argentina: the 9 that a mobile number has when it is called from abroad. The ten digits alone tell it apart.
            ['+', '5', '4', '9', ..] when e164.Length == 14 => "+54" + e164[4..],
            // Brazil: the ninth digit that mobile numbers got from 2012 to 2016. Eight digits from 7 on are still trunked radio.
            ['+', '5', '5', _, _, '6' or '8' or '9', ..] when e164.Length == 13 => $"{e164[..5]}9{e164[5..]}",
            _ => e164,
        };
}
