using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Scope;

namespace ScreenPop.FlowEngine.Services;

/// <summary>Asks the host for a service's answer. Without one, the block continues with its own behaviour.</summary>
internal static class ServiceCall
{
    /// <summary>The answer, or null when the host has none for this block.</summary>
    public static async ValueTask<ServiceAnswer?> AskAsync(BlockRun run) =>
        run.Ports.Services is { } services ? await AskAsync(run, services, run.Cancellation).ConfigureAwait(false) : null;

    /// <summary>The answer within a time limit, or null. Without an answer, the contact waits for the whole limit.</summary>
    public static async ValueTask<ServiceAnswer?> WithinAsync(BlockRun run, TimeSpan limit)
    {
        using var timeUp = new CancellationTokenSource(limit, run.Ports.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, run.Cancellation);
        try
        {
            if (
                run.Ports.Services is { } services
                && await AskAsync(run, services, either.Token).ConfigureAwait(false) is { } answer
            )
            {
                return timeUp.IsCancellationRequested ? null : answer;
            }
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !run.Cancellation.IsCancellationRequested)
        {
            return null;
        }

        await run.Ports.Participant.WaitAsync(limit, [], run.Cancellation).ConfigureAwait(false);
        return null;
    }

    private static async ValueTask<ServiceAnswer?> AskAsync(BlockRun run, IFlowServices services, CancellationToken cancellation)
    {
        var request = new ServiceRequest(run.Block.Action.Type, run.Block.Identifier, run.Parameters, run.Contact);
        return await services.CallAsync(request, cancellation).ConfigureAwait(false) is { } answer
            ? answer with
            {
                Data = WellFormedJson.Of(answer.Data),
            }
            : null;
    }
}
