using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Scope;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Loop: a number of rounds, or one round per element of a list. <c>$.Loop.name</c> holds the current round.</summary>
internal static class LoopBlock
{
    private const string Tree = "Loop";

    /// <summary>Source: developer guide, Loop: 0 to 100 inclusive.</summary>
    private const int MaxCount = 100;

    public static ValueTask<BlockResult> Run(BlockRun run)
    {
        var key = (run.Program.Flow.Name, run.Block.Identifier);
        var rounds = run.Call.LoopRounds;
        var names = run.Call.Options.Unpublished;
        var isList = run.Block.Parameters.Has(names.LoopArray);
        if (!rounds.TryGetValue(key, out var round))
        {
            round = new LoopRound(0, isList ? List(run.Text(names.LoopArray)) : default);
        }

        var count = isList ? Length(round.Elements) : Count(run.Text("LoopCount"));
        if (count is null)
        {
            return new(
                BlockResult.Failed(
                    isList
                        ? "there is no list to go through"
                        : $"\"{run.Text("LoopCount")}\" is not a number of rounds from 0 to {MaxCount}"
                )
            );
        }

        var name = run.Text(names.LoopName);
        if (round.Done < count)
        {
            rounds[key] = round with { Done = round.Done + 1 };
            Tell(run.Scope, name, round);
            return new(new BlockResult(Value: "ContinueLooping"));
        }

        rounds.Remove(key);
        Tell(run.Scope, name, null);
        return new(new BlockResult(Value: "DoneLooping"));
    }

    private static void Tell(FlowScope scope, string? name, LoopRound? round)
    {
        if (name is null)
        {
            return;
        }

        var loops = ServiceData.Object(scope, Tree);
        loops.Remove(name);
        if (round is { Done: var index, Elements: var elements })
        {
            var told = new JsonObject { ["Index"] = index };
            if (elements.ValueKind == JsonValueKind.Array)
            {
                told["Element"] = JsonNode.Parse(elements[index].GetRawText());
                told["Elements"] = JsonNode.Parse(elements.GetRawText());
            }

            loops[name] = told;
        }

        ServiceData.Put(scope, Tree, loops);
    }

    /// <summary>
    /// The list at the start of the loop. A function invoked in the body may replace the answer that it came from.
    /// </summary>
    private static JsonElement List(string? text)
    {
        try
        {
            return text is not null && JsonElement.Parse(text) is { ValueKind: JsonValueKind.Array } list ? list : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static int? Length(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : null;

    private static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxCount ? number : null;
}

/// <summary>The progress of a Loop block.</summary>
/// <param name="Done">Rounds begun.</param>
/// <param name="Elements">The list of the loop; undefined for a loop by number.</param>
internal readonly record struct LoopRound(int Done, JsonElement Elements);
