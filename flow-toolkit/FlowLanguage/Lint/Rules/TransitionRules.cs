using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>Rules about a block's <c>Transitions</c>.</summary>
internal static class TransitionRules
{
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "Equals",
        "TextStartsWith",
        "TextEndsWith",
        "TextContains",
        "NumberGreaterThan",
        "NumberGreaterOrEqualTo",
        "NumberLessThan",
        "NumberLessOrEqualTo",
        "KeyExists",
    };

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("terminal-goes-on", LintSeverity.Error, "A block that ends the flow has transitions", "Publishing fails.")
        {
            Check = Terminals,
        },
        new(
            "no-next",
            LintSeverity.Error,
            "A block has no NextAction",
            "Publishing fails; a caller would be cut off after this block."
        )
        {
            Check = NoNext,
        },
        new(
            "operator-unknown",
            LintSeverity.Error,
            "A condition has an operator that the service does not know",
            "Publishing fails."
        )
        {
            Check = ConditionOperators,
        },
        new("operand-count", LintSeverity.Error, "A condition must have exactly one operand", "Publishing fails.")
        {
            Check = OperandCount,
        },
    ];

    private static void Terminals(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (ActionCatalogue.Find(action.Type) is { IsTerminal: true } && action.AllBranches.Any())
            {
                pass.Report(action, ".Transitions", $"{action.Type} ends the flow; its Transitions must be {{}}.");
            }
        }
    }

    private static void NoNext(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (
                action.NextAction is null
                && action.Type != "MessageParticipantIteratively"
                && ActionCatalogue.Find(action.Type) is { IsTerminal: false }
            )
            {
                pass.Report(action, ".Transitions", $"{action.Type} needs a NextAction.");
            }
        }
    }

    private static void ConditionOperators(LintPass pass)
    {
        foreach (var (action, condition, below) in Conditions(pass))
        {
            if (!Operators.Contains(condition.Operator) && !IsExistence(pass, condition))
            {
                pass.Report(action, $"{below}.Operator", $"There is no operator \"{condition.Operator}\".", condition.Json);
            }
        }
    }

    private static void OperandCount(LintPass pass)
    {
        foreach (var (action, condition, below) in Conditions(pass))
        {
            if (condition.Operands.Count != 1 && !(IsExistence(pass, condition) && condition.Operands.Count == 0))
            {
                pass.Report(
                    action,
                    $"{below}.Operands",
                    $"A condition must have one operand; this one has {condition.Operands.Count}.",
                    condition.Json
                );
            }
        }
    }

    /// <summary>Campaign flows alone ask whether a value exists; that condition has no operand.</summary>
    private static bool IsExistence(LintPass pass, ConditionBranch condition) =>
        condition.Operator == "Exists" && pass.Subject.Type == FlowType.Campaign;

    private static IEnumerable<(FlowAction Action, ConditionBranch Condition, string Below)> Conditions(LintPass pass) =>
        pass.Flow.Actions.SelectMany(action =>
            action.Conditions.Select((condition, at) => (action, condition, $".Transitions.Conditions[{at}].Condition"))
        );
}
