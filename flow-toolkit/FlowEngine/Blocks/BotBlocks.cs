using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Get customer input with Amazon Lex: the intent chooses the branch; the other results become <c>$.Lex</c>.</summary>
internal static class BotBlocks
{
    public static async ValueTask<BlockResult> TalkAsync(BlockRun run)
    {
        run.Call.LambdaChain = TimeSpan.Zero;
        if (run.Contact.Channel is not ("VOICE" or "CHAT"))
        {
            return BlockResult.Failed($"a bot cannot talk on {run.Contact.Channel}");
        }

        if ((run.Text("LexV2Bot.AliasArn") ?? run.Text("LexBot.Name")) is null)
        {
            return BlockResult.Failed("no bot was given");
        }

        if (PromptBlocks.PromptOf(run, "", interruptible: true) is { } prompt)
        {
            await run.Ports.Participant.PlayAsync(prompt, run.Cancellation).ConfigureAwait(false);
        }

        var limit = run.Seconds("LexTimeoutSeconds.Text");
        var answer = limit is { } most
            ? await ServiceCall.WithinAsync(run, most).ConfigureAwait(false)
            : await ServiceCall.AskAsync(run).ConfigureAwait(false);
        if (answer is null)
        {
            return limit is not null
                ? new BlockResult(Error: ErrorTypes.InputTimeLimitExceeded, Note: "the customer said nothing to the bot")
                : new BlockResult(Value: "", Note: "no intent was recognized");
        }

        Keep(run, answer);
        return new BlockResult(Value: answer.Result, Error: answer.Error);
    }

    private static void Keep(BlockRun run, ServiceAnswer answer)
    {
        var lex = ServiceData.Object(answer.Data);
        lex.TryAdd("IntentName", answer.Result);
        lex.TryAdd("DialogState", "Fulfilled");
        lex.TryAdd("Slots", new JsonObject());
        if (lex["SessionAttributes"] is not JsonObject session)
        {
            lex["SessionAttributes"] = session = [];
        }

        // The session keeps what the flow sent unless the bot changed it.
        foreach (var (name, value) in run.Under("LexSessionAttributes"))
        {
            session.TryAdd(name, value);
        }

        ServiceData.Put(run.Scope, "Lex", lex);
    }
}
