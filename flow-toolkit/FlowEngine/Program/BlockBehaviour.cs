using System.Text.Json;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Program;

/// <summary>Executes a block for a contact.</summary>
internal delegate ValueTask<BlockResult> BlockBehaviour(BlockRun run);

/// <summary>The result of a block: a value, an error, an end, or another flow to enter.</summary>
/// <param name="Value">The value for conditions; null when the block has nothing to compare.</param>
/// <param name="Error">Error type, or null.</param>
/// <param name="End">Set when the flow ends.</param>
/// <param name="Enter">The flow or module to enter.</param>
/// <param name="Note">A note for the trace.</param>
/// <param name="Data">The data that a module returns to the flow that invoked it.</param>
internal readonly record struct BlockResult(
    string? Value = null,
    string? Error = null,
    FlowEndKind? End = null,
    FlowEntry? Enter = null,
    string? Note = null,
    JsonElement Data = default
)
{
    public static BlockResult Success => default;

    public static BlockResult Failed(string why) => new(Error: ErrorTypes.NoMatchingError, Note: why);
}

/// <summary>The flow or module that a block enters.</summary>
internal sealed record FlowEntry(Flow Flow, bool IsModule, JsonElement Input = default);
