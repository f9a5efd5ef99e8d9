namespace ScreenPop.Lambda;

/// <summary>A function of the local Lambda service.</summary>
/// <param name="Name">The function's name, as in its ARN.</param>
/// <param name="Executable">The <c>bootstrap</c> executable to start.</param>
public sealed record FunctionDefinition(string Name, string Executable)
{
    /// <summary>Arguments of the executable. The default value is empty, which suits a <c>bootstrap</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// The function's own environment variables, added to the ones that Lambda sets. The default value is empty.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The timeout of an invocation, after which its process is killed. The default value is 3 s, as in Lambda.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The timeout of the init phase, in which the process must request its first event. The default value is 10 s, as in
    /// Lambda (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
    /// </summary>
    public TimeSpan InitLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The memory size that the process sees, in MB. The simulator does not enforce it. The default value is 512.
    /// </summary>
    public int MemorySize { get; init; } = 512;

    /// <summary>The maximum number of concurrent invocations; further ones are throttled. The default value is 10.</summary>
    public int ReservedConcurrency { get; init; } = 10;

    /// <summary>Aliases that an ARN may end with, besides <c>$LATEST</c>. The default value is <c>live</c>.</summary>
    public IReadOnlySet<string> Aliases { get; init; } = new HashSet<string> { "live" };
}
