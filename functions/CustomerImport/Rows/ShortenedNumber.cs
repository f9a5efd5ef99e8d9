using System.Text.RegularExpressions;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>
/// What a spreadsheet makes of a long number, such as <c>1.41556E+10</c>: most of its digits are lost. Several customers become
/// one by such an id, and nobody is reached by such a number.
/// </summary>
internal static partial class ShortenedNumber
{
    public const string Remedy = "a spreadsheet has shortened; format its column as text and export it again.";

    public static bool Is(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"\A[+-]?[0-9](?:[.,][0-9]+[eE]\+?|[eE]\+)[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
