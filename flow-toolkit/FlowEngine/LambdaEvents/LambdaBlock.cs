using System.Globalization;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.LambdaEvents;

/// <summary>Invoke AWS Lambda function: keeps the time limits, retries, and puts the answer into <c>$.External</c>.</summary>
internal static class LambdaBlock
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Source: admin guide, AWS Lambda function block.</summary>
    private static readonly TimeSpan LongestAsynchronous = TimeSpan.FromSeconds(60);

    public static async ValueTask<BlockResult> InvokeAsync(BlockRun run)
    {
        if (run.Block.Parameters.Has(run.Call.Options.Unpublished.LambdaInvocationId))
        {
            return await LoadAsync(run).ConfigureAwait(false);
        }

        if (run.Text("LambdaFunctionARN") is not { } arn)
        {
            return BlockResult.Failed("no function ARN");
        }

        if (string.Equals(run.Text("InvocationType"), "ASYNCHRONOUS", StringComparison.OrdinalIgnoreCase))
        {
            return await WithinAsync(run, arn, isAsynchronous: true, Limit(run, LongestAsynchronous)).ConfigureAwait(false);
        }

        var limit = Limit(run, Longest);
        var chainLeft = run.Call.Options.LambdaChainLimit - run.Call.LambdaChain;
        if (chainLeft <= TimeSpan.Zero)
        {
            return BlockResult.Failed(
                $"Lambda blocks took {run.Call.Options.LambdaChainLimit.TotalSeconds:0} s with no prompt between them"
            );
        }

        var time = run.Ports.Time;
        var started = time.GetTimestamp();
        try
        {
            return await WithinAsync(run, arn, isAsynchronous: false, limit < chainLeft ? limit : chainLeft)
                .ConfigureAwait(false);
        }
        finally
        {
            run.Call.LambdaChain += time.GetElapsedTime(started);
        }
    }

    private static async ValueTask<BlockResult> WithinAsync(BlockRun run, string arn, bool isAsynchronous, TimeSpan limit)
    {
        var time = run.Ports.Time;
        var started = time.GetTimestamp();
        using var timeUp = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, run.Cancellation);
        var payload = LambdaEvent.Write(run);
        LambdaAnswer answer;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var left = limit - time.GetElapsedTime(started);
                answer = await run
                    .Ports.Lambda.InvokeAsync(
                        new LambdaInvocation(arn, payload, left, attempt, isAsynchronous, run.Contact.ContactId),
                        either.Token
                    )
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !run.Cancellation.IsCancellationRequested)
            {
                return BlockResult.Failed($"the function took longer than {limit.TotalSeconds:0.#} s");
            }

            var retry =
                answer.Outcome is LambdaOutcome.FunctionError or LambdaOutcome.Throttled
                && attempt <= run.Call.Options.LambdaRetries;
            if (!retry || isAsynchronous)
            {
                break;
            }

            if (timeUp.IsCancellationRequested)
            {
                return BlockResult.Failed($"the function failed and its time limit of {limit.TotalSeconds:0.#} s is over");
            }
        }

        if (isAsynchronous && answer.Outcome == LambdaOutcome.Answered)
        {
            run.Scope.LambdaInvocationId = answer.RequestId;
            return BlockResult.Success;
        }

        return Accept(run, answer);
    }

    /// <summary>Load Lambda result: puts the answer of an asynchronous invocation into <c>$.External</c>.</summary>
    private static async ValueTask<BlockResult> LoadAsync(BlockRun run)
    {
        var id = run.Text(run.Call.Options.Unpublished.LambdaInvocationId);
        return id is null ? BlockResult.Failed("no invocation id")
            : await run.Ports.Lambda.LoadAsync(id, TimeSpan.Zero, run.Cancellation).ConfigureAwait(false) is not { } answer
                ? BlockResult.Failed($"invocation {id} has not answered")
            : Accept(run, answer);
    }

    private static BlockResult Accept(BlockRun run, LambdaAnswer answer)
    {
        if (answer.Outcome != LambdaOutcome.Answered)
        {
            return BlockResult.Failed($"{answer.Outcome}: {answer.Detail ?? "no reason given"}");
        }

        var stringMap = !run.Call.Options.LenientStringMap && run.Text("ResponseValidation.ResponseType") != "JSON";
        var (external, refused) = LambdaAnswerReader.Read(answer.Payload, stringMap);
        if (refused is not null)
        {
            return BlockResult.Failed(refused);
        }

        run.Scope.External = external;
        return BlockResult.Success;
    }

    /// <summary>
    /// 1 to 8 s, or 60 s for an asynchronous invocation. Amazon Connect refuses other values at publish; here a larger value
    /// counts as the maximum.
    /// </summary>
    private static TimeSpan Limit(BlockRun run, TimeSpan longest) =>
        double.TryParse(run.Text("InvocationTimeLimitSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, longest.TotalSeconds))
            : run.Call.Options.LambdaDefaultLimit;
}
