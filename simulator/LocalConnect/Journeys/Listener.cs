using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Receives the flow's prompts for the caller, or for the agent during a whisper.</summary>
internal sealed class Listener(Caller caller, Action<Prompt> agentHeard) : IParticipant
{
    /// <summary>True while the agent receives the prompts.</summary>
    public bool IsAgent { get; set; }

    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation)
    {
        if (!IsAgent)
        {
            return caller.PlayAsync(prompt, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        agentHeard(prompt);
        return ValueTask.CompletedTask;
    }

    public ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation) =>
        caller.ReadKeyAsync(limit, cancellation);

    public ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation) =>
        caller.WaitAsync(limit, events, cancellation);
}
