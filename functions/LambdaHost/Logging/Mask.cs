using System.Text.RegularExpressions;

namespace ScreenPop.LambdaHost.Logging;

/// <summary>
/// Masks personal values for logs. A masked value suffices to compare two log lines but not to identify a person.
/// </summary>
public static partial class Mask
{
    /// <summary>
    /// <c>+14155550100</c> becomes <c>+141…00</c>. A shorter value shows less: <c>+49301234</c> becomes <c>+4…4</c>, and
    /// fewer than 8 characters become <c>…</c>.
    /// </summary>
    public static string Key(string? value) =>
        value switch
        {
            null or "" => "",
            { Length: < 8 } => "…",
            _ when value.Contains('@', StringComparison.Ordinal) => string.Concat(value.AsSpan(0, 1), "…@…"),
            { Length: < 12 } => string.Concat(value.AsSpan(0, 2), "…", value.AsSpan(value.Length - 1)),
            _ => string.Concat(value.AsSpan(0, value[0] == '+' ? 4 : 2), "…", value.AsSpan(value.Length - 2)),
        };

    /// <summary>Masks text from other sources: removes e-mail addresses and runs of 7 or more digits.</summary>
    public static string Text(string text) => Personal().Replace(text, "…");

    [GeneratedRegex(
        @"[^\s@""'<>]+@[^\s@""'<>]+|\+?\d[\d\s().-]{5,}\d",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Personal();
}
