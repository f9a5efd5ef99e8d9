using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks about the phone call itself: outside parties, outbound calls, Voice ID, paused tasks.</summary>
internal static class CallBlocks
{
    private const int MaxDigits = 50;

    /// <summary>
    /// With ContinueFlowExecution the flow continues after the third party hangs up; without it, the flow ends.
    /// </summary>
    public static async ValueTask<BlockResult> TransferToThirdPartyAsync(BlockRun run)
    {
        var digits = run.Text("ThirdPartyDTMFDigits") ?? "";
        var limit =
            run.Seconds("ThirdPartyConnectionTimeLimitSeconds")
            ?? run.Seconds("ThirdPartyConnectionTimeoutSeconds")
            ?? TimeSpan.Zero;
        var refused =
            run.Contact.Channel != "VOICE" ? $"{run.Contact.Channel} cannot be transferred to a phone"
            : run.Text("ThirdPartyPhoneNumber") is null ? "there is no number to call"
            : limit == TimeSpan.Zero ? "no time limit for the connection was given"
            : digits.Length > MaxDigits || digits.Any(digit => !char.IsAsciiDigit(digit) && digit is not (',' or '*' or '#'))
                ? "the digits to send cannot be dialed"
            : null;
        if (refused is not null)
        {
            return BlockResult.Failed(refused);
        }

        run.Call.LambdaChain = TimeSpan.Zero;
        var goesOn = run.Flag("ContinueFlowExecution");
        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        if (answer?.Error is { } error)
        {
            // The block has its two named errors only if the flow continues; otherwise every failure is NoMatchingError.
            if (error == ErrorTypes.ConnectionTimeLimitExceeded)
            {
                await run.Ports.Participant.WaitAsync(limit, [], run.Cancellation).ConfigureAwait(false);
            }

            return goesOn ? new BlockResult(Error: error) : BlockResult.Failed(error);
        }

        return goesOn ? BlockResult.Success : new BlockResult(End: FlowEndKind.TransferredToThirdParty);
    }

    /// <summary>Sets the number that the called person sees. The host makes the call after the whisper.</summary>
    public static ValueTask<BlockResult> CompleteOutboundCall(BlockRun run)
    {
        if (run.FlowType != FlowLanguage.FlowType.OutboundWhisper)
        {
            return new(BlockResult.Failed("only an outbound whisper flow can complete a call"));
        }

        run.Contact.OutboundCallerId = run.Text("CallerId.Number") ?? run.Contact.TargetQueue?.OutboundCallerId?.Address;
        return default;
    }

    /// <summary>The result of an outbound call: a person answered, unless the host says otherwise.</summary>
    public static async ValueTask<BlockResult> CheckOutboundCallStatusAsync(BlockRun run) =>
        run.Contact.Channel != "VOICE" ? BlockResult.Failed($"there is no outbound call on {run.Contact.Channel}")
        : await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer
            ? new BlockResult(Value: answer.Result, Error: answer.Error)
        : run.Contact.InitiationMethod == "INBOUND" ? BlockResult.Failed("the call is not an outbound call")
        : new BlockResult(Value: "CallAnswered");

    public static async ValueTask<BlockResult> StartVoiceIdStreamAsync(BlockRun run)
    {
        if (run.Contact.Channel != "VOICE")
        {
            return BlockResult.Failed($"there is no voice on {run.Contact.Channel}");
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        run.Call.VoiceIdStarted |= answer?.Error is null;
        return new BlockResult(Error: answer?.Error);
    }

    /// <summary>Without an answer from the host, the caller is not enrolled and the fraud check is inconclusive.</summary>
    public static async ValueTask<BlockResult> CheckVoiceIdAsync(BlockRun run)
    {
        if (run.Contact.Channel != "VOICE" || !run.Call.VoiceIdStarted)
        {
            return BlockResult.Failed("no voice is streamed to Voice ID");
        }

        if (run.Text("CheckVoiceIdOption") is not { } option)
        {
            return BlockResult.Failed("CheckVoiceIdOption is missing");
        }

        return await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer
            ? new BlockResult(Value: answer.Result, Error: answer.Error)
            : new BlockResult(
                Value: option.Contains("fraud", StringComparison.OrdinalIgnoreCase) ? "Inconclusive" : "NotEnrolled"
            );
    }

    public static async ValueTask<BlockResult> ResumeAsync(BlockRun run)
    {
        if (run.Contact.Channel != "TASK")
        {
            return BlockResult.Failed($"only a task can be resumed, not {run.Contact.Channel}");
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        run.Contact.IsPaused &= answer?.Error is not null;
        return new BlockResult(Error: answer?.Error);
    }
}
