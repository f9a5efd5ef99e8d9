using System.Text.Json;

namespace ScreenPop.FlowLanguage;

public enum BranchKind
{
    /// <summary><c>NextAction</c>.</summary>
    Next,

    /// <summary>An entry of <c>Conditions</c>.</summary>
    Condition,

    /// <summary>An entry of <c>Errors</c>.</summary>
    Error,
}

/// <summary>One way out of a block.</summary>
/// <param name="Kind">Which list of <c>Transitions</c> it stands in.</param>
/// <param name="Label">Empty for next, the condition (<c>Equals match</c>) or the error type.</param>
/// <param name="Target">Identifier of the block it leads to.</param>
public sealed record Branch(BranchKind Kind, string Label, string Target)
{
    /// <summary><c>next</c>, the condition or the error type: how traces, coverage and drawings name the branch.</summary>
    public string Name => Kind == BranchKind.Next ? "next" : Label;
}

/// <summary>An entry of <c>Transitions.Errors</c>.</summary>
public sealed record ErrorBranch(string ErrorType, string NextAction, JsonElement Json);

/// <summary>An entry of <c>Transitions.Conditions</c>.</summary>
public sealed record ConditionBranch(string Operator, IReadOnlyList<string> Operands, string NextAction, JsonElement Json)
{
    public string Label { get; } = string.Join(' ', Operands.Prepend(Operator));
}
