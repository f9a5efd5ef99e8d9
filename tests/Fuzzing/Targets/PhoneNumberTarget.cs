using System.Text;
using System.Text.RegularExpressions;
using ScreenPop.Customers.Keys;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>A caller id, or any text in its place.</summary>
internal sealed partial class PhoneNumberTarget : FuzzTarget
{
    private static readonly Country?[] Countries = [null, Country.Find("US"), Country.Find("DE"), Country.Find("IT")];

    public override string Name => "phone-number";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
        Examples.Texts(
            "+14155550100",
            "(415) 555-0100",
            "tel:+1-415-555-0100;ext=12",
            "0049 30 1234567",
            "sip:jane@example.test",
            "anonymous",
            "266696687",
            "+39 06 1234567",
            "415.555.0100 x7",
            "\uff0b\uff11\uff14\uff11\uff15\uff15\uff15\uff15\uff10\uff11\uff10\uff10",
            "911",
            ""
        );

    public override ValueTask RunAsync(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        foreach (var country in Countries)
        {
            var number = PhoneNumber.Parse(text, country);
            Require(
                number.Kind == PhoneNumberKind.Number == number.E164 is not null,
                "A number has its E.164 form, and nothing else has one."
            );
            if (number.E164 is { } e164)
            {
                Require(E164().IsMatch(e164), $"{e164} is not E.164.");
                Require(PhoneNumber.Parse(e164, country).E164 == e164, $"{e164} read again is another number.");
            }
        }

        return default;
    }

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
