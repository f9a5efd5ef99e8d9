using System.Diagnostics.CodeAnalysis;

namespace ScreenPop.Customers.Keys;

/// <summary>
/// Names of lookup keys: a letter, then letters, digits, <c>-</c> and <c>_</c>, at most 32; letter case does not matter.
/// </summary>
public static class KeyName
{
    private const int MaxLength = 32;

    /// <summary>Partitions of the table that hold something other than customers.</summary>
    private static readonly string[] Reserved = ["line", "contact", "note"];

    private static readonly string[] BuiltInNames = ["phone", "email", "customerid", "account"];

    /// <summary>Whether a normal name is one of the keys every customer may have, which no file can declare as its own.</summary>
    public static bool IsBuiltIn(string name) => BuiltInNames.Contains(name);

    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? name)
    {
        name = text?.Trim();
        if (name is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetter(name[0]) || !name.All(IsAllowed))
        {
            return false;
        }

        // Only now: there are letters outside of ASCII whose small form is in it.
        name = name.ToLowerInvariant();
        return !Reserved.Contains(name);
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
