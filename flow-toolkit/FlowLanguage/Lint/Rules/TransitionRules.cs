using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowLanguage.Lint.Rules;

/// <summary>What a block's <c>Transitions</c> must and must not have.</summary>
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

    /// <summary>Exports of older blocks have no error branch, and the service takes them.</summary>
    private static readonly HashSet<string> OftenWithoutErrorBranch = new(StringComparer.Ordinal)
    {
        "MessageParticipant",
        "MessageParticipantIteratively",
        "UpdateContactTextToSpeechVoice",
        "TagContact",
        "UntagContact",
        "Loop",
        "ResumeContact",
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
        new("operator-unknown", LintSeverity.Error, "A condition has an operator the service does not know", "Publishing fails.")
        {
            Check = ConditionOperators,
        },
        new("operand-count", LintSeverity.Error, "A condition must have exactly one operand", "Publishing fails.")
        {
            Check = OperandCount,
        },
        new("error-required", LintSeverity.Error, "A block lacks an error branch the service insists on", "Publishing fails.")
        {
            Check = RequiredErrors,
        },
        new("error-forbidden", LintSeverity.Error, "A block declares an error the service refuses there", "Publishing fails.")
        {
            Check = ForbiddenErrors,
        },
        new(
            "hours-branches",
            LintSeverity.Error,
            "Check hours of operation needs exactly the branches True and False",
            "Publishing fails."
        )
        {
            Check = pass => pass.Each("CheckHoursOfOperation", action => Needs(pass, action, "True", "False")),
        },
        new(
            "loop-branches",
            LintSeverity.Error,
            "Loop needs exactly the branches ContinueLooping and DoneLooping",
            "Publishing fails."
        )
        {
            Check = pass => pass.Each("Loop", action => Needs(pass, action, "ContinueLooping", "DoneLooping")),
        },
        new(
            "error-branch-missing",
            LintSeverity.Warning,
            "A block that can fail has no branch for it",
            "When the block fails the contact ends: the caller is cut off."
        )
        {
            Check = ExpectedErrors,
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
            if (!Operators.Contains(condition.Operator))
            {
                pass.Report(action, $"{below}.Operator", $"There is no operator \"{condition.Operator}\".", condition.Json);
            }
        }
    }

    private static void OperandCount(LintPass pass)
    {
        foreach (var (action, condition, below) in Conditions(pass))
        {
            if (condition.Operands.Count != 1)
            {
                pass.Report(
                    action,
                    $"{below}.Operands",
                    $"A condition has one operand, this one has {condition.Operands.Count}.",
                    condition.Json
                );
            }
        }
    }

    private static IEnumerable<(FlowAction Action, ConditionBranch Condition, string Below)> Conditions(LintPass pass) =>
        pass.Flow.Actions.SelectMany(action =>
            action.Conditions.Select((condition, at) => (action, condition, $".Transitions.Conditions[{at}].Condition"))
        );

    private static void RequiredErrors(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            var required =
                action.Type == "GetParticipantInput"
                    ? IsStore(action)
                        ? ["NoMatchingError"]
                        : ["NoMatchingCondition", "NoMatchingError"]
                    : ActionCatalogue.Find(action.Type)?.RequiredErrors ?? [];
            foreach (var missing in required.Where(error => !Declares(action, error)))
            {
                pass.Report(action, ".Transitions.Errors", $"{action.Type} must have a branch for {missing}.");
            }
        }
    }

    private static void ForbiddenErrors(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (ActionCatalogue.Find(action.Type) is not { IsTerminal: false } kind)
            {
                continue;
            }

            foreach (var error in action.Errors)
            {
                if (!kind.Errors.Contains(error.ErrorType))
                {
                    pass.Report(action, ".Transitions.Errors", $"{action.Type} has no error {error.ErrorType}.", error.Json);
                }
                else if (IsRefused(action, error.ErrorType) is { } why)
                {
                    pass.Report(action, ".Transitions.Errors", why, error.Json);
                }
            }
        }
    }

    private static string? IsRefused(FlowAction action, string error) =>
        (action.Type, error) switch
        {
            ("GetParticipantInput", "InputTimeLimitExceeded") when IsStore(action) =>
                "Storing input has no InputTimeLimitExceeded: silence stores the text Timeout and goes on.",
            ("GetParticipantInput", "NoMatchingCondition") when IsStore(action) => "Storing input has no conditions to match.",
            ("TransferParticipantToThirdParty", "CallFailed" or "ConnectionTimeLimitExceeded")
                when !string.Equals(action.Text("ContinueFlowExecution"), "true", StringComparison.OrdinalIgnoreCase) =>
                $"{error} is only possible with ContinueFlowExecution \"True\".",
            _ => null,
        };

    private static void Needs(LintPass pass, FlowAction action, string first, string second)
    {
        var operands = action.Conditions.SelectMany(condition => condition.Operands).Order(StringComparer.Ordinal);
        if (!operands.SequenceEqual(new[] { first, second }.Order(StringComparer.Ordinal)))
        {
            pass.Report(
                action,
                ".Transitions.Conditions",
                $"{action.Type} needs the conditions Equals {first} and Equals {second}, and no others."
            );
        }
    }

    private static void ExpectedErrors(LintPass pass)
    {
        foreach (var action in pass.Flow.Actions)
        {
            if (
                OftenWithoutErrorBranch.Contains(action.Type)
                || ActionCatalogue.Find(action.Type) is not { } kind
                || action.Type == "GetParticipantInput"
            )
            {
                continue;
            }

            foreach (var error in kind.Errors.Where(error => IsExpected(kind, error) && !Declares(action, error)))
            {
                pass.Report(action, ".Transitions.Errors", $"{action.Type} has no branch for {error}.");
            }
        }
    }

    private static bool IsExpected(ActionKind kind, string error) =>
        error is "NoMatchingError" or "QueueAtCapacity" or "InvalidCallbackNumber" or "CallbackNumberNotDialable"
        && !kind.RequiredErrors.Contains(error);

    private static bool Declares(FlowAction action, string error) => action.Errors.Any(branch => branch.ErrorType == error);

    private static bool IsStore(FlowAction action) =>
        string.Equals(action.Text("StoreInput"), "true", StringComparison.OrdinalIgnoreCase);
}
