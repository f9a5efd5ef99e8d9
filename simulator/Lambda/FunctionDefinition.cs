namespace ScreenPop.Lambda;

/// <summary>A function as the local Lambda service runs it.</summary>
/// <param name="Name">Its name, as in its ARN.</param>
/// <param name="Executable">The <c>bootstrap</c> to start.</param>
public sealed record FunctionDefinition(string Name, string Executable)
{
    /// <summary>What the executable is started with; empty for a <c>bootstrap</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The function's own variables; they come on top of the ones that Lambda sets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long one invocation may take before its process is killed. Lambda's default is 3 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long its process may take to ask for work. Lambda gives 10 s
    /// (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
    /// </summary>
    public TimeSpan InitLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What the process is told it has, in MB; nothing enforces it here.</summary>
    public int MemorySize { get; init; } = 512;

    /// <summary>The most invocations at one time; more are throttled.</summary>
    public int ReservedConcurrency { get; init; } = 10;

    /// <summary>Aliases that an ARN may end with, beside <c>$LATEST</c>.</summary>
    public IReadOnlySet<string> Aliases { get; init; } = new HashSet<string> { "live" };
}
