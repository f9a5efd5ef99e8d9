using System.Text.RegularExpressions;

namespace ScreenPop.FlowEngine.Contacts;

internal static partial class PhoneNumber
{
    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex E164();

    public static bool IsE164(string number) => E164().IsMatch(number);
}
