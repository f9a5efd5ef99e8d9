using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.Import.Rows;

/// <summary>
/// The values of a field that people fill with several: separated by semicolon, bar, line break, or <c>:::</c> as Google has it;
/// numbers and addresses also by comma and slash. A number may itself have these in it (030/901820), so it is one number wherever
/// it can be read as one.
/// </summary>
internal static class ValueList
{
    private static readonly string[] Separators = [";", "|", "\n", "\r", ":::"];
    private static readonly string[] LooseSeparators = [",", " / ", "/"];

    /// <summary>What people write where there is nothing.</summary>
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
        "#N/A",
        "0",
    };

    public static IEnumerable<string> Split(string text) =>
        text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(WithoutApostrophe)
            .Where(value => value.Length > 0 && !Nothing.Contains(value));

    public static IEnumerable<string> SplitNumbers(string text, Country? country) =>
        Split(text).SelectMany(value => SplitLoosely(value, part => PhoneNumber.Parse(part, country).E164 is not null, 0));

    public static IEnumerable<string> SplitAddresses(string text) =>
        Split(text).SelectMany(value => SplitLoosely(value, part => EmailAddress.TryNormalise(part, out _), 0));

    /// <summary>Spreadsheets mark a text that looks like a number by an apostrophe, and some exports keep it.</summary>
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
