using System.Diagnostics.CodeAnalysis;

namespace ScreenPop.Customers.Keys;

/// <summary>
/// Normalises names of lookup keys: a letter, then letters, digits, <c>-</c> and <c>_</c>, at most 32 characters. Letter case
/// is ignored.
/// </summary>
public static class KeyName
{
    private const int MaxLength = 32;

    /// <summary>Prefixes of table partitions that do not hold customers.</summary>
    private static readonly string[] Reserved = ["line", "contact", "note"];

    private static readonly string[] BuiltInNames = ["phone", "email", "customerid", "account"];

    /// <summary>Whether a normalised name is a built-in key. A file cannot declare such a key.</summary>
    public static bool IsBuiltIn(string name) => BuiltInNames.Contains(name);

    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? name)
    {
        name = text?.Trim();
        if (name is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetter(name[0]) || !name.All(IsAllowed))
        {
            return false;
        }

        // Lower-casing comes after the check: some non-ASCII letters have an ASCII lower-case form.
        name = name.ToLowerInvariant();
        return !Reserved.Contains(name);
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
