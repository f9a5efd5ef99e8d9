using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>What a function runs against. The defaults are Lambda's; tests pass their own.</summary>
public sealed record FunctionOptions
{
    /// <summary>
    /// Carries the requests to the Runtime API, whose address is in <c>AWS_LAMBDA_RUNTIME_API</c>.
    /// <value>By default a connection that uses no proxy.</value>
    /// </summary>
    public HttpMessageHandler? RuntimeApi { get; init; }

    /// <summary>
    /// Reads an environment variable.
    /// <value>By default the process's own environment.</value>
    /// </summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>
    /// Where log lines and metrics go.
    /// <value>By default standard output, which Lambda sends to CloudWatch Logs.</value>
    /// </summary>
    public LineWriter Output { get; init; } = LineWriter.StandardOutput;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// The log every part of a function writes to, at the level <c>LOG_LEVEL</c> asks for (default <c>Information</c>).
    /// </summary>
    /// <exception cref="ConfigurationException"><c>LOG_LEVEL</c> is not a level.</exception>
    public JsonLogger CreateLogger() => new(Output, LogLevels.Parse(Environment("LOG_LEVEL")), Clock);
}
