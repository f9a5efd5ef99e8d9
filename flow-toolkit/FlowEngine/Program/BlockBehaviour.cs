using System.Text.Json;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Program;

/// <summary>What a block does when a contact comes to it.</summary>
internal delegate ValueTask<BlockResult> BlockBehaviour(BlockRun run);

/// <summary>How a block went. Exactly one of the four shapes below.</summary>
/// <param name="Value">What conditions are compared with; null when the block has nothing to compare.</param>
/// <param name="Error">Error type, or null.</param>
/// <param name="End">The flow is over.</param>
/// <param name="Enter">Another flow or module takes over.</param>
/// <param name="Note">For the trace.</param>
/// <param name="Data">What a module returns to the flow that invoked it.</param>
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

/// <summary>The flow or module a block leads into.</summary>
internal sealed record FlowEntry(Flow Flow, bool IsModule, JsonElement Input = default);
