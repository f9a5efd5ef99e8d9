namespace ScreenPop.FlowEngine.Ports;

/// <summary>
/// The participant that a flow talks to: the customer, or the agent in an agent whisper. The runner makes one call at a time.
/// When the token fires, throw <see cref="OperationCanceledException"/>.
/// </summary>
public interface IParticipant
{
    /// <summary>Plays a prompt or shows a message. Returns at its end or, when it is interruptible, at the first key.</summary>
    ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation);

    /// <summary>Waits at most <paramref name="limit"/> for the next key (0-9, * or #); null when none is pressed.</summary>
    ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation);

    /// <summary>Waits, for the Wait block and between the rounds of looped prompts.</summary>
    /// <param name="limit">The time to wait.</param>
    /// <param name="events">The events that end the wait early, such as <c>CustomerReturned</c>; often empty.</param>
    /// <param name="cancellation">Fires when the contact is gone or taken.</param>
    /// <returns>The event that ended the wait, or null at the time limit.</returns>
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

/// <summary>A prompt to play or a message to show.</summary>
/// <param name="Interruptible">Whether a key ends the prompt, as in input blocks.</param>
public sealed record Prompt(PromptKind Kind, string Content, bool Interruptible = false);
