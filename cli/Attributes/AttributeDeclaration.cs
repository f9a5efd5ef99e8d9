using ScreenPop.Customers.Import;

namespace ScreenPop.Cli.Attributes;

/// <summary>An attribute that a column of the customer file fills.</summary>
internal sealed record AttributeDeclaration(string Name, string Column, string Label, string Sensitivity, int MaxBytes)
{
    /// <summary>The longest value that the import accepts, in bytes of UTF-8.</summary>
    public const int MostBytes = 8192;

    private const int MaxNameLength = 64;
    private const int MaxLabelLength = 64;

    private static readonly string[] Sensitivities = ["public", "personal", "secret"];

    /// <exception cref="BadUsageException">A value is invalid; the message names the option.</exception>
    public static AttributeDeclaration Check(string name, string column, string label, string sensitivity, int maxBytes)
    {
        if (name.Length is 0 or > MaxNameLength || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new BadUsageException(
                $"NAME is '{name}': use 1 to {MaxNameLength} letters, digits, - and _; a flow accepts no others."
            );
        }

        if (string.IsNullOrWhiteSpace(column) || column.Any(char.IsControl))
        {
            throw new BadUsageException("--column is empty: give the column's name in the first line of the file.");
        }

        if (CustomerImport.IsStandardColumn(column.Trim()))
        {
            throw new BadUsageException(
                $"--column is '{column}', which is a standard column of the import: the customer's attributes have its values."
            );
        }

        if (string.IsNullOrWhiteSpace(label) || label.Length > MaxLabelLength || label.Any(char.IsControl))
        {
            throw new BadUsageException($"--label is '{label}': use 1 to {MaxLabelLength} characters.");
        }

        if (!Sensitivities.Contains(sensitivity))
        {
            throw new BadUsageException($"--sensitivity is '{sensitivity}': use {string.Join(", ", Sensitivities)}.");
        }

        return maxBytes is >= 1 and <= MostBytes
            ? new(name, column.Trim(), label.Trim(), sensitivity, maxBytes)
            : throw new BadUsageException($"--max-bytes is {maxBytes}: use 1 to {MostBytes}.");
    }

    /// <summary><c>loyaltyPoints</c> becomes <c>Loyalty points</c>.</summary>
    public static string InWords(string name)
    {
        var words = string.Concat(
                name.Select(
                    (c, at) =>
                        at > 0 && char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(name[at - 1])
                            ? $" {char.ToLowerInvariant(c)}"
                        : c is '-' or '_' ? " "
                        : $"{c}"
                )
            )
            .Trim();
        return words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : name;
    }
}
