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

/// <summary>One branch of a block.</summary>
/// <param name="Kind">The member of <c>Transitions</c> that it comes from.</param>
/// <param name="Label">The condition (<c>Equals match</c>) or the error type; empty for next.</param>
/// <param name="Target">Identifier of the block that it leads to.</param>
public sealed record Branch(BranchKind Kind, string Label, string Target)
{
    /// <summary>The name in traces, coverage and drawings: <c>next</c>, the condition or the error type.</summary>
    public string Name => Kind == BranchKind.Next ? "next" : Label;
}

/// <summary>An entry of <c>Transitions.Errors</c>.</summary>
public sealed record ErrorBranch(string ErrorType, string NextAction, JsonElement Json);

/// <summary>An entry of <c>Transitions.Conditions</c>.</summary>
public sealed record ConditionBranch(string Operator, IReadOnlyList<string> Operands, string NextAction, JsonElement Json)
{
    public string Label { get; } = string.Join(' ', Operands.Prepend(Operator));
}
