using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScreenPop.FlowEngine;

/// <summary>Blocks another service answers: bots, views, profiles, cases, tasks, outside calls, messages.</summary>
internal static class ServiceBlocks
{
    public static async ValueTask<BlockResult> BotAsync(BlockRun run)
    {
        run.Call.LambdaChain = TimeSpan.Zero;
        if (run.Contact.Channel is not ("VOICE" or "CHAT"))
        {
            return BlockResult.Failed($"a bot cannot talk on {run.Contact.Channel}");
        }

        if (PromptBlocks.PromptOf(run, "", interruptible: true) is { } prompt)
        {
            await run.Ports.Participant.PlayAsync(prompt, run.Cancellation).ConfigureAwait(false);
        }

        return await CallAsync(run, "Lex", answer => WithIntent(answer)).ConfigureAwait(false);
    }

    public static ValueTask<BlockResult> ViewAsync(BlockRun run) => CallAsync(run, "Views", answer =>
    {
        run.Scope.ViewAction = answer.Result;
        return answer.Data;
    });

    public static ValueTask<BlockResult> ProfileAsync(BlockRun run) => CallAsync(run, "Customer", answer => answer.Data);

    public static ValueTask<BlockResult> CaseAsync(BlockRun run) => CallAsync(run, "Case", answer => answer.Data);

    public static ValueTask<BlockResult> TaskAsync(BlockRun run) => CallAsync(run, "Task", answer => answer.Data);

    public static ValueTask<BlockResult> OtherAsync(BlockRun run) => CallAsync(run, null, answer => default);

    /// <summary>With ContinueFlowExecution the flow goes on when the outside party has hung up; without, it is over.</summary>
    public static async ValueTask<BlockResult> ThirdPartyAsync(BlockRun run)
    {
        if (run.Contact.Channel != "VOICE" || run.Text("ThirdPartyPhoneNumber") is null)
        {
            return BlockResult.Failed("there is no number to call");
        }

        var answer = await CallAsync(run, null, answer => default).ConfigureAwait(false);
        return answer.Error is not null || run.Flag("ContinueFlowExecution")
            ? answer
            : new BlockResult(End: FlowEndKind.TransferredToThirdParty, Note: answer.Note);
    }

    /// <summary>A type this engine does not know takes its success branch, and the trace says so.</summary>
    public static async ValueTask<BlockResult> UnknownAsync(BlockRun run)
    {
        var answer = await CallAsync(run, null, answer => default).ConfigureAwait(false);
        return answer.Note == NotSimulated ? answer with { Note = $"\"{run.Block.Action.Type}\" is not a known block: not simulated" } : answer;
    }

    private const string NotSimulated = "not simulated";

    private static async ValueTask<BlockResult> CallAsync(BlockRun run, string? tree, Func<ServiceAnswer, JsonElement> data)
    {
        var answer = run.Ports.Services is { } services
            ? await services.CallAsync(
                new ServiceRequest(run.Block.Action.Type, run.Block.Identifier, run.Parameters, run.Contact),
                run.Cancellation).ConfigureAwait(false)
            : null;
        if (answer is null)
        {
            return new BlockResult(Value: run.Block.Conditions.Count > 0 ? "" : null, Note: NotSimulated);
        }

        if (tree is not null && data(answer) is { ValueKind: not JsonValueKind.Undefined } brought)
        {
            run.Scope.Trees[tree] = brought;
        }

        return new BlockResult(Value: answer.Result, Error: answer.Error);
    }

    private static JsonElement WithIntent(ServiceAnswer answer)
    {
        var lex = answer.Data.ValueKind == JsonValueKind.Object ? JsonNode.Parse(answer.Data.GetRawText())!.AsObject() : [];
        lex.TryAdd("IntentName", answer.Result);
        return JsonSerializer.SerializeToElement(lex);
    }
}
