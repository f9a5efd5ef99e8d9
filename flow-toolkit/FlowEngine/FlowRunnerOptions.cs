namespace ScreenPop.FlowEngine;

/// <summary>Limits of a run, and behaviour that AWS's documentation leaves open.</summary>
public sealed record FlowRunnerOptions
{
    public static FlowRunnerOptions Default { get; } = new();

    /// <summary>Blocks that one run may execute before it counts as an endless loop. Default 10,000.</summary>
    public int MaxBlocks { get; init; } = 10_000;

    /// <summary>
    /// Retries after a Lambda error or throttle, within the block's time limit. Default 3. Source: admin guide.
    /// </summary>
    public int LambdaRetries { get; init; } = 3;

    /// <summary>Time limit of a Lambda block that does not set <c>InvocationTimeLimitSeconds</c>. Default 3 s.</summary>
    public TimeSpan LambdaDefaultLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Time limit for consecutive Lambda blocks with no prompt between them. Default 20 s. Source: admin guide.
    /// </summary>
    public TimeSpan LambdaChainLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time limit of an agent or customer whisper. Default 2 minutes. Source: admin guide.</summary>
    public TimeSpan WhisperLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Whether STRING_MAP accepts a value that is not a string, as its text. Otherwise the block takes its error branch.
    /// Undocumented. Default false, the stricter reading of AWS's page.
    /// </summary>
    public bool LenientStringMap { get; init; }

    /// <summary>
    /// Whether a Lambda parameter whose reference has no value is omitted. Otherwise it is an empty string. Undocumented. Default
    /// false.
    /// </summary>
    public bool OmitUnresolvedParameters { get; init; }

    /// <summary>
    /// Whether <c>$.External</c> survives Transfer to flow. Undocumented. Default true: AWS's own rules engine reads it there.
    /// </summary>
    public bool ExternalSurvivesTransfer { get; init; } = true;

    /// <summary>
    /// Whether operands of <c>OldestContactInQueueAgeSeconds</c> are seconds, as the name says. Default false: milliseconds, as
    /// in AWS's own sample, which compares with 300000 for five minutes.
    /// </summary>
    public bool QueueAgeInSeconds { get; init; }

    /// <summary>Spellings that AWS documents in words only.</summary>
    public UnpublishedNames Unpublished { get; init; } = new();

    /// <summary>The random numbers of Distribute by percentage. Default: shared and unseeded.</summary>
    public Random Random { get; init; } = Random.Shared;
}
