using ScreenPop.FlowEngine.Conditions;
using ScreenPop.FlowEngine.Scope;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowEngine.Program;

/// <summary>
/// The branch that a contact takes after a block. On an error: the branch of that error type, else NoMatchingError. Otherwise:
/// the first condition that holds, else NoMatchingCondition, else NextAction.
/// </summary>
internal readonly record struct Transition(string? Branch, string? Target)
{
    public static Transition Next(Block block) =>
        string.IsNullOrEmpty(block.Action.NextAction) ? default : new Transition("next", block.Action.NextAction);

    public static Transition Choose(BlockRun run, BlockResult result)
    {
        var block = run.Block;
        if (result.Error is { } error)
        {
            return Error(block, error) ?? Error(block, ErrorTypes.NoMatchingError) ?? new Transition(error, null);
        }

        if (block.Conditions.Count == 0 || result.Value is not { } value)
        {
            return Next(block);
        }

        foreach (var condition in block.Conditions)
        {
            if (Holds(run, condition, value))
            {
                return new Transition(condition.Branch.Label, condition.Branch.NextAction);
            }
        }

        return Error(block, ErrorTypes.NoMatchingCondition) ?? Next(block);
    }

    /// <summary>A condition cannot ask for nothing: an operand whose reference has no value never matches.</summary>
    private static bool Holds(BlockRun run, CompiledCondition condition, string value)
    {
        var operand = condition.Operand.Resolve(run.Resolve);
        return condition.Branch.Operator == "KeyExists"
            ? FlowReference.TryParse(run.Block.Action.Text("ComparisonValue") ?? "") is { } compared
                && ReferenceResolver.Keys(compared, run.Contact, run.Scope).Contains(operand, StringComparer.Ordinal)
            : operand.Length > 0 && ConditionOperator.Holds(condition.Branch.Operator, value, operand);
    }

    private static Transition? Error(Block block, string errorType)
    {
        foreach (var error in block.Action.Errors)
        {
            if (error.ErrorType == errorType)
            {
                return new Transition(errorType, error.NextAction);
            }
        }

        return null;
    }
}
