using System.Diagnostics.CodeAnalysis;

namespace ScreenPop.Customers.Keys;

/// <summary>Names of lookup keys: a letter, then letters, digits, <c>-</c> and <c>_</c>, at most 32; letter case does not matter.</summary>
public static class KeyName
{
    private const int MaxLength = 32;

    /// <summary>Partitions of the table that hold something other than customers.</summary>
    private static readonly string[] Reserved = ["line", "contact"];

    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? name)
    {
        name = text?.Trim().ToLowerInvariant();
        return name is { Length: > 0 and <= MaxLength }
            && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && !Reserved.Contains(name);
    }
}
