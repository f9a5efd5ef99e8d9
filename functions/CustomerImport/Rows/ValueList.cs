using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>
/// Splits a field that holds several values. Values are separated by semicolon, bar, tab, line break or Google's
/// <c>:::</c>; phone numbers and addresses also by comma and slash. A phone number may itself contain these characters
/// (030/901820), so a text that reads as one number stays one number.
/// </summary>
internal static class ValueList
{
    private static readonly string[] Separators = [";", "；", "|", "\n", "\r", "\t", ":::"];
    private static readonly string[] LooseSeparators = [",", "，", "、", " / ", "/"];

    /// <summary>Placeholders that people write for an empty value.</summary>
    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "unknown",
        "-",
        "--",
        "—",
        "–",
        ".",
        "?",
        "0",
        "undefined",
        "(blank)",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
    };

    /// <summary>Whether people or programs write this text for an empty value.</summary>
    public static bool IsNothing(string text) => Nothing.Contains(text);

    /// <summary>Whether this is the result of a formula that a spreadsheet could not calculate.</summary>
    public static bool IsSpreadsheetError(string text) => text is ['#', ..] && Nothing.Contains(text);

    public static IEnumerable<string> Split(string text) =>
        text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(WithoutApostrophe)
            .Where(value => value.Length > 0 && !Nothing.Contains(value));

    public static IEnumerable<string> SplitNumbers(string text, Country? country) =>
        Split(text).SelectMany(value => SplitLoosely(value, part => PhoneNumber.Parse(part, country).E164 is not null, 0));

    public static IEnumerable<string> SplitAddresses(string text) =>
        Split(text).SelectMany(value => SplitLoosely(value, part => EmailAddress.TryNormalise(part, out _), 0));

    /// <summary>Spreadsheets mark a text that looks like a number with an apostrophe, and some exports keep it.</summary>
    public static string WithoutApostrophe(string text) => text is ['\'' or '’', _, ..] ? text[1..].TrimStart() : text;

    private static IEnumerable<string> SplitLoosely(string value, Func<string, bool> isOne, int level)
    {
        if (level == LooseSeparators.Length || isOne(value) || Nothing.Contains(value))
        {
            return [value];
        }

        var parts = value.Split(LooseSeparators[level], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 1
            ? SplitLoosely(value, isOne, level + 1)
            : parts
                .Select(WithoutApostrophe)
                .Where(part => part.Length > 0 && !Nothing.Contains(part))
                .SelectMany(part => SplitLoosely(part, isOne, level + 1));
    }
}
