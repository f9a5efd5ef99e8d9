namespace ScreenPop.FlowEngine;

/// <summary>What AWS's documentation leaves open, as options with the default this project chose.</summary>
public sealed record FlowRunnerOptions
{
    public static FlowRunnerOptions Default { get; } = new();

    /// <summary>Blocks one run may execute before it counts as an endless loop. Default 10,000.</summary>
    public int MaxBlocks { get; init; } = 10_000;

    /// <summary>
    /// Retries after a Lambda error or throttle, inside the block's time limit. Source: admin guide. Default 3.
    /// </summary>
    public int LambdaRetries { get; init; } = 3;

    /// <summary>Limit of a block that does not set <c>InvocationTimeLimitSeconds</c>. Default 3 s.</summary>
    public TimeSpan LambdaDefaultLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Total time of consecutive Lambda blocks with no prompt between them. Source: admin guide, 20 s.</summary>
    public TimeSpan LambdaChainLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest agent or customer whisper. Source: admin guide, 2 minutes.</summary>
    public TimeSpan WhisperLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Under STRING_MAP a value that is not a string is the error branch (false), or is taken as its text (true).
    /// Undocumented; default false, the stricter reading of the page.
    /// </summary>
    public bool LenientStringMap { get; init; }

    /// <summary>
    /// A Lambda parameter whose reference has no value: sent as an empty string (false) or left out (true). Undocumented; default
    /// false.
    /// </summary>
    public bool OmitUnresolvedParameters { get; init; }

    /// <summary>
    /// Whether <c>$.External</c> is still there after Transfer to flow. Undocumented; default true: AWS's own rules engine
    /// reads it there.
    /// </summary>
    public bool ExternalSurvivesTransfer { get; init; } = true;

    /// <summary>
    /// The unit of <c>OldestContactInQueueAgeSeconds</c> operands. The name says seconds; AWS's own sample compares with
    /// 300000 for five minutes. Default: milliseconds, as that sample does.
    /// </summary>
    public bool QueueAgeInSeconds { get; init; }

    /// <summary>Spellings of what is documented in words only.</summary>
    public UnpublishedNames Unpublished { get; init; } = new();

    /// <summary>What Distribute by percentage draws from. Default: shared, unseeded.</summary>
    public Random Random { get; init; } = Random.Shared;
}
