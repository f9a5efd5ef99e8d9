using System.Text;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Show view: shows a page of a guide and waits for the action of the agent or customer.</summary>
internal static class ViewBlocks
{
    /// <summary>16 KB of inputs. Source: admin guide, Show view block.</summary>
    private const int MaxInputBytes = 16_384;

    public static async ValueTask<BlockResult> ShowAsync(BlockRun run)
    {
        if (run.Contact.Channel != "CHAT")
        {
            return BlockResult.Failed($"a view can only be shown on CHAT, not on {run.Contact.Channel}");
        }

        if (run.Text("ViewResource.Id") is null)
        {
            return BlockResult.Failed("no view was given");
        }

        if (run.Seconds("InvocationTimeLimitSeconds") is not { TotalSeconds: > 0 } limit)
        {
            return BlockResult.Failed("no time limit was given");
        }

        var bytes = run.Under("ViewData")
            .Sum(input => Encoding.UTF8.GetByteCount(input.Key) + Encoding.UTF8.GetByteCount(input.Value));
        if (bytes > MaxInputBytes)
        {
            return BlockResult.Failed($"the view's inputs have {bytes:N0} bytes; a view takes {MaxInputBytes:N0}");
        }

        run.Call.LambdaChain = TimeSpan.Zero;
        if (await ServiceCall.WithinAsync(run, limit).ConfigureAwait(false) is not { } answer)
        {
            return new BlockResult(
                Error: ErrorTypes.TimeLimitExceeded,
                Note: $"nothing was chosen in the view for {limit.TotalSeconds:0} s"
            );
        }

        if (answer.Error is not null)
        {
            return new BlockResult(Error: answer.Error);
        }

        run.Scope.ViewAction = answer.Result;
        ServiceData.Put(run.Scope, "Views", ServiceData.Object(answer.Data));
        return new BlockResult(Value: answer.Result ?? "");
    }
}
