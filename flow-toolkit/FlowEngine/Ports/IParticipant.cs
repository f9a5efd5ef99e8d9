namespace ScreenPop.FlowEngine.Ports;

/// <summary>
/// The person (or thing) at the other end while a flow runs: the caller, or the agent in an agent whisper.
/// Calls are made one at a time. When the token fires, throw <see cref="OperationCanceledException"/>.
/// </summary>
public interface IParticipant
{
    /// <summary>
    /// Plays a prompt or shows a message, and returns when it is over (or, when interruptible, at the first key).
    /// </summary>
    ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation);

    /// <summary>The next key pressed (0-9, * or #), waiting at most <paramref name="limit"/>; null when none came.</summary>
    ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation);

    /// <summary>Lets time pass: the Wait block, and the pause between rounds of looped prompts.</summary>
    /// <param name="limit">How long to wait.</param>
    /// <param name="events">What ends the wait early, such as <c>CustomerReturned</c>; often empty.</param>
    /// <param name="cancellation">Fires when the contact is gone or taken.</param>
    /// <returns>The event that came, or null when the time was over.</returns>
    ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation);
}

public enum PromptKind
{
    Text,
    Ssml,

    /// <summary><see cref="Prompt.Content"/> is the id or ARN of a recorded prompt.</summary>
    PromptId,

    /// <summary><see cref="Prompt.Content"/> is an S3 URI.</summary>
    Media,
}

/// <summary>Something to hear or read.</summary>
/// <param name="Interruptible">A key ends it: prompts of input blocks.</param>
public sealed record Prompt(PromptKind Kind, string Content, bool Interruptible = false);
