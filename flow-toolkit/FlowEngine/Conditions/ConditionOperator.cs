using System.Globalization;

namespace ScreenPop.FlowEngine.Conditions;

/// <summary>The operators of a condition. Text comparison is case-sensitive; a number operator on text is false.</summary>
internal static class ConditionOperator
{
    public static bool Holds(string name, string value, string operand) =>
        name switch
        {
            "Equals" => string.Equals(value, operand, StringComparison.Ordinal),
            "TextStartsWith" => value.StartsWith(operand, StringComparison.Ordinal),
            "TextEndsWith" => value.EndsWith(operand, StringComparison.Ordinal),
            "TextContains" => value.Contains(operand, StringComparison.Ordinal),
            "NumberGreaterThan" => Compare(value, operand) is > 0,
            "NumberGreaterOrEqualTo" => Compare(value, operand) is >= 0,
            "NumberLessThan" => Compare(value, operand) is < 0,
            "NumberLessOrEqualTo" => Compare(value, operand) is <= 0,
            _ => false,
        };

    private static int? Compare(string left, string right) =>
        Number(left) is { } a && Number(right) is { } b ? a.CompareTo(b) : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
