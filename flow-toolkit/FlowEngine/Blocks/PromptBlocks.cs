using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Play prompt and Loop prompts.</summary>
internal static class PromptBlocks
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async ValueTask<BlockResult> PlayAsync(BlockRun run)
    {
        run.Call.LambdaChain = TimeSpan.Zero;
        if (run.Contact.Channel is "EMAIL" or "TASK")
        {
            return new BlockResult(Note: $"a prompt does not play on {run.Contact.Channel}");
        }

        if (PromptOf(run, "") is not { } prompt)
        {
            return BlockResult.Failed("the prompt is empty");
        }

        if (run.Contact.Channel == "CHAT" && prompt.Kind != PromptKind.Text)
        {
            return BlockResult.Failed("a chat can only show text");
        }

        await run.Ports.Participant.PlayAsync(prompt, run.Cancellation).ConfigureAwait(false);
        return BlockResult.Success;
    }

    /// <summary>Repeats its messages until an agent takes the contact or the interrupt time is reached.</summary>
    public static async ValueTask<BlockResult> LoopAsync(BlockRun run)
    {
        if (run.Contact.Channel != "VOICE")
        {
            return BlockResult.Failed($"prompts cannot be looped on {run.Contact.Channel}");
        }

        var prompts = Prompts(run);
        if (prompts.Count == 0)
        {
            return BlockResult.Failed("there is nothing to play");
        }

        run.Call.LambdaChain = TimeSpan.Zero;
        var time = run.Ports.Time;
        var started = time.GetTimestamp();
        var interrupt = run.Seconds("InterruptFrequencySeconds");
        while (true)
        {
            var roundStarted = time.GetTimestamp();
            foreach (var prompt in prompts)
            {
                await run.Ports.Participant.PlayAsync(prompt, run.Cancellation).ConfigureAwait(false);
                if (interrupt is { } after && time.GetElapsedTime(started) >= after)
                {
                    return new BlockResult(Value: "MessagesInterrupted");
                }
            }

            if (time.GetElapsedTime(roundStarted) < Pause)
            {
                await run.Ports.Participant.WaitAsync(Pause, [], run.Cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The prompt under <paramref name="path"/>; null when there is none or it resolves to empty text.</summary>
    public static Prompt? PromptOf(BlockRun run, string path, bool interruptible = false) =>
        run.Text(path + "Text") is { } text ? new Prompt(PromptKind.Text, text, interruptible)
        : run.Text(path + "SSML") is { } ssml ? new Prompt(PromptKind.Ssml, ssml, interruptible)
        : run.Text(path + "PromptId") is { } id ? new Prompt(PromptKind.PromptId, id, interruptible)
        : run.Text(path + "Media.Uri") is { } uri ? new Prompt(PromptKind.Media, uri, interruptible)
        : null;

    private static List<Prompt> Prompts(BlockRun run)
    {
        var count = run.Under("Messages").Select(message => message.Key.Split('.')[0]).Distinct().Count();
        return [.. Enumerable.Range(0, count).Select(index => PromptOf(run, $"Messages.{index}.")).OfType<Prompt>()];
    }
}
