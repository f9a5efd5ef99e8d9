using System.Text.Json;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>
/// An action type that this engine does not know. The host may answer it; otherwise the block takes its success branch, with a
/// note in the trace.
/// </summary>
internal static class UnknownBlock
{
    /// <summary>
    /// The namespaces of Data table and Get stored content, whose action types are not published. Each answer replaces the last.
    /// </summary>
    private static readonly string[] Fills = ["DataTables", "DataTableList", "Email"];

    /// <summary>32 KB. Source: admin guide, Data table and Get stored content blocks.</summary>
    private const int MaxBytes = 32_768;

    public static async ValueTask<BlockResult> PassAsync(BlockRun run)
    {
        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is not { } answer)
        {
            return new BlockResult(
                Value: run.Block.Conditions.Count > 0 ? "" : null,
                Note: $"\"{run.Block.Action.Type}\" is not a known block: not simulated"
            );
        }

        if (answer.Error is null && answer.Data.ValueKind == JsonValueKind.Object)
        {
            if (answer.Data.GetRawText().Length > MaxBytes)
            {
                return BlockResult.Failed($"the data has more than {MaxBytes:N0} bytes");
            }

            foreach (var name in Fills)
            {
                if (answer.Data.TryGetProperty(name, out var filled))
                {
                    run.Scope.Trees[name] = filled;
                }
            }
        }

        return new BlockResult(Value: answer.Result, Error: answer.Error);
    }
}
