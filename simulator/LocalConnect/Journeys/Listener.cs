using ScreenPop.FlowEngine.Ports;

namespace ScreenPop.LocalConnect.Journeys;

/// <summary>Whoever hears the flow at the moment: the caller, or the agent while a whisper plays to the agent alone.</summary>
internal sealed class Listener(Caller caller, Action<Prompt> agentHeard) : IParticipant
{
    /// <summary>True while the prompts are the agent's.</summary>
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
