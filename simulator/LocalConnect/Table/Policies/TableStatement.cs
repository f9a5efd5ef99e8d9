using System.Text.RegularExpressions;

namespace ScreenPop.LocalConnect.Table.Policies;

/// <summary>A policy statement about the table.</summary>
/// <param name="IsAllow">False for a <c>Deny</c>.</param>
/// <param name="Actions">Such as <c>dynamodb:Query</c>, with the wildcards <c>*</c> and <c>?</c> of IAM.</param>
/// <param name="Keys">Conditions on <c>dynamodb:LeadingKeys</c>; empty for none.</param>
internal sealed record TableStatement(bool IsAllow, IReadOnlyList<string> Actions, IReadOnlyList<KeyCondition> Keys)
{
    public bool Matches(TableRequest request) =>
        Actions.Any(action => KeyCondition.IsLike(request.Action, action, RegexOptions.IgnoreCase))
        && Keys.All(condition => condition.Holds(request.LeadingKeys));
}

/// <summary>A condition on <c>dynamodb:LeadingKeys</c>, which may have several values.</summary>
/// <param name="ForAll"><c>ForAllValues</c>: the condition holds for every key, or there is none. Otherwise <c>ForAnyValue</c>:
/// it holds for at least one key.</param>
/// <param name="IsNegated">True for <c>StringNotLike</c> and <c>StringNotEquals</c>.</param>
/// <param name="Patterns">The patterns, with the wildcards <c>*</c> and <c>?</c> of IAM.</param>
internal sealed record KeyCondition(bool ForAll, bool IsNegated, IReadOnlyList<string> Patterns)
{
    public bool Holds(IReadOnlyList<string> keys) => ForAll ? keys.All(Holds) : keys.Any(Holds);

    public static bool IsLike(string text, string pattern, RegexOptions options = RegexOptions.None) =>
        Regex.IsMatch(
            text,
            $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}$",
            options | RegexOptions.Singleline | RegexOptions.NonBacktracking
        );

    private bool Holds(string key) => Patterns.Any(pattern => IsLike(key, pattern)) != IsNegated;
}
