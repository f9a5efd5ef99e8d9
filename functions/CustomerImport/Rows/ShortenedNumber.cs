using System.Text.RegularExpressions;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>
/// Detects a long number that a spreadsheet has shortened, such as <c>1.41556E+10</c>. Most of its digits are lost: as an id it
/// would merge several customers into one, and as a phone number it reaches no one.
/// </summary>
internal static partial class ShortenedNumber
{
    public const string Remedy = "a spreadsheet has shortened; format its column as text and export it again.";

    public static bool Is(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"\A[+-]?[0-9](?:[.,][0-9]+[eE]\+?|[eE]\+)[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
