using System.Text.Json;

namespace ScreenPop.FlowLanguage;

/// <summary>One block: an entry of <c>Actions</c>.</summary>
public sealed class FlowAction
{
    /// <summary>Position in <c>Actions</c>.</summary>
    public required int Index { get; init; }

    /// <summary>Unique within the flow; empty when the file has none.</summary>
    public required string Identifier { get; init; }

    /// <summary>Action type, such as <c>InvokeLambdaFunction</c>; empty when the file has none.</summary>
    public required string Type { get; init; }

    /// <summary>The <c>Parameters</c> object; <see cref="JsonValueKind.Undefined"/> when the file omits it.</summary>
    public required JsonElement Parameters { get; init; }

    /// <summary>Identifier of the next block on success; null for a terminal block.</summary>
    public required string? NextAction { get; init; }

    public required IReadOnlyList<ErrorBranch> Errors { get; init; }

    public required IReadOnlyList<ConditionBranch> Conditions { get; init; }

    /// <summary>The entry as written in the file.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>JSON path of the entry.</summary>
    public string Path => $"$.Actions[{Index}]";

    /// <summary>Every branch with a target, in file order: next, conditions, errors.</summary>
    public IEnumerable<Branch> Branches => AllBranches.Where(branch => branch.Target.Length > 0);

    /// <summary>Every branch, including those of a template that have no target yet.</summary>
    internal IEnumerable<Branch> AllBranches
    {
        get
        {
            if (NextAction is not null)
            {
                yield return new Branch(BranchKind.Next, "", NextAction);
            }

            foreach (var condition in Conditions)
            {
                yield return new Branch(BranchKind.Condition, condition.Label, condition.NextAction);
            }

            foreach (var error in Errors)
            {
                yield return new Branch(BranchKind.Error, error.ErrorType, error.NextAction);
            }
        }
    }

    /// <summary>The text of a direct member of <c>Parameters</c>, or null when it is absent or not a string.</summary>
    public string? Text(string parameter) =>
        Parameters.ValueKind == JsonValueKind.Object
        && Parameters.TryGetProperty(parameter, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public override string ToString() => $"{Identifier} ({Type})";
}
