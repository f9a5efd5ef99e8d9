using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Lint.Rules;

namespace ScreenPop.FlowLanguage.Lint.Shapes;

/// <summary>Checks the error branches and conditions of one action against the catalogue.</summary>
internal static class BranchCheck
{
    public static IEnumerable<ShapeFinding> Check(FlowAction action, ActionShape shape, FlowType? type) =>
        [
            .. Required(action, [.. shape.Errors.Where(rule => rule.AppliesIn(type))]),
            .. Refused(action, shape, [.. shape.Errors.Where(rule => rule.AppliesIn(type))]),
            .. Conditions(action, shape.Conditions.Where(rule => rule.AppliesIn(type))),
            .. Unawaited(action, shape),
        ];

    private static IEnumerable<ShapeFinding> Required(FlowAction action, IReadOnlyList<ShapeRule> errors) =>
        errors
            .Where(rule =>
                rule.Text("is") == "required"
                && Holds(rule, action)
                && !action.Errors.Any(error => error.ErrorType == rule.Text("error"))
            )
            .Select(rule => new ShapeFinding(
                ShapeKind.ErrorRequired,
                rule.Level,
                ".Transitions.Errors",
                $"{action.Type} must have a branch for {rule.Text("error")}.",
                rule.Evidence
            ));

    private static IEnumerable<ShapeFinding> Refused(FlowAction action, ActionShape shape, IReadOnlyList<ShapeRule> errors)
    {
        foreach (var error in action.Errors)
        {
            var rules = errors.Where(rule => rule.Text("error") == error.ErrorType || rule.Text("error") == "*").ToList();
            var refusal = rules.FirstOrDefault(rule => rule.Text("is") == "refused" && Holds(rule, action));
            if (
                refusal is not null
                && !rules.Any(rule => rule.Text("is") != "refused" && rule.If is not null && Holds(rule, action))
            )
            {
                yield return Forbidden(action, error, refusal.Level, refusal.Evidence);
            }
            else if (rules.Count == 0 && shape.HasAllParameters)
            {
                yield return Forbidden(action, error, RuleLevel.Error, "tried");
            }
        }
    }

    private static ShapeFinding Forbidden(FlowAction action, ErrorBranch error, RuleLevel level, string evidence) =>
        new(
            ShapeKind.ErrorForbidden,
            level,
            ".Transitions.Errors",
            $"{action.Type} has no error {Excerpt.Of(error.ErrorType)}{(level == RuleLevel.None ? "" : " here")}.",
            evidence,
            error.Json
        );

    private static IEnumerable<ShapeFinding> Conditions(FlowAction action, IEnumerable<ShapeRule> conditions)
    {
        foreach (var rule in conditions.Where(rule => Holds(rule, action)))
        {
            foreach (var problem in Problems(action, rule))
            {
                yield return new ShapeFinding(
                    ShapeKind.Conditions,
                    rule.Level,
                    ".Transitions.Conditions",
                    problem,
                    rule.Evidence,
                    action.Conditions.Count > 0 ? action.Conditions[0].Json : default
                );
            }
        }
    }

    /// <summary>Finds conditions for an event that the block does not wait for.</summary>
    private static IEnumerable<ShapeFinding> Unawaited(FlowAction action, ActionShape shape) =>
        from rule in shape.Conditions
        where rule.Has("plusEach")
        let events = EachOf(action, rule.Text("plusEach")).ToList()
        let choices = shape.Parameters.GetValueOrDefault(rule.Text("plusEach"))?.Choices ?? []
        from condition in action.Conditions
        from operand in condition.Operands.Take(1)
        where choices.Contains(operand) && !events.Contains(operand)
        select new ShapeFinding(
            ShapeKind.Conditions,
            RuleLevel.Warning,
            ".Transitions.Conditions",
            $"{action.Type} has a branch for {Excerpt.Of(operand)}, which is not in {rule.Text("plusEach")[..^2]}.",
            "documented",
            condition.Json
        );

    private static IEnumerable<string> Problems(FlowAction action, ShapeRule rule)
    {
        var conditions = action.Conditions;
        var operands = conditions.SelectMany(condition => condition.Operands.Take(1)).ToList();
        if (rule.Has("allowed"))
        {
            if (conditions.Count > 0)
            {
                yield return $"{action.Type} has no conditions.";
            }

            yield break;
        }

        if (conditions.Count < rule.Number("min") || (rule.Flag("required") && conditions.Count == 0))
        {
            yield return $"{action.Type} needs a condition.";
        }

        if (conditions.Count > rule.Number("max"))
        {
            yield return $"{action.Type} takes at most {rule.Number("max")} condition; it has {conditions.Count}.";
        }

        if (
            rule.Texts("ops") is { Count: > 0 } known
            && conditions.FirstOrDefault(condition => !known.Contains(condition.Operator)) is { } other
        )
        {
            yield return $"{action.Type} compares with {string.Join(", ", known)}, not with {Excerpt.Of(other.Operator)}.";
        }

        if (
            rule.Texts("exact") is { Count: > 0 } exact
            && !operands.Order(StringComparer.Ordinal).SequenceEqual(exact.Order(StringComparer.Ordinal))
        )
        {
            yield return $"{action.Type} needs the conditions {string.Join(", ", exact)}, and no others.";
        }

        var wanted = rule.Texts("contains").Concat(rule.Has("plusEach") ? EachOf(action, rule.Text("plusEach")) : []);
        foreach (var missing in wanted.Where(operand => !operands.Contains(operand)))
        {
            yield return $"{action.Type} needs the condition {Excerpt.Of(missing)}.";
        }

        if (
            rule.Texts("values") is { Count: > 0 } values
            && operands.FirstOrDefault(operand => !values.Contains(operand)) is { } strange
        )
        {
            yield return $"{action.Type} has no result \"{Excerpt.Of(strange)}\"; it has {string.Join(", ", values)}.";
        }

        if (
            rule.Text("pattern") is { Length: > 0 } pattern
            && operands.FirstOrDefault(operand =>
                !Regex.IsMatch(operand, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100))
            )
                is { } unlike
        )
        {
            yield return $"A condition of {action.Type} must be one key (0-9, * or #), not \"{Excerpt.Of(unlike)}\".";
        }

        if (rule.Flag("unique") && operands.GroupBy(operand => operand).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return $"{action.Type} has the condition \"{Excerpt.Of(twice.Key)}\" twice.";
        }

        if (rule.Text("operand") is "number" or "integer 1-100, rising")
        {
            foreach (var problem in Numbers(action, operands, rule.Flag("ordered")))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Numbers(FlowAction action, List<string> operands, bool rising)
    {
        long? before = null;
        foreach (var operand in operands.Where(operand => !operand.Contains('$', StringComparison.Ordinal)))
        {
            if (!long.TryParse(operand, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                yield return $"A condition of {action.Type} must be a whole number, not \"{Excerpt.Of(operand)}\".";
            }
            else if (rising && (number is < 1 or > 101 || number <= before))
            {
                yield return $"The thresholds of {action.Type} must rise from 1 to 100; {number} is out of order or range.";
            }
            else
            {
                before = number;
            }
        }
    }

    private static IEnumerable<string> EachOf(FlowAction action, string path) =>
        ParameterPath
            .Find(action.Parameters, path)
            .Where(place => place.Value.ValueKind == JsonValueKind.String)
            .Select(place => place.Value.GetString()!);

    private static bool Holds(ShapeRule rule, FlowAction action) => rule.If?.Holds(action.Parameters) ?? true;
}
