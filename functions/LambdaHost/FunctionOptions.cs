using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.LambdaHost;

/// <summary>The surroundings of a function. The defaults are Lambda's; tests pass their own.</summary>
public sealed record FunctionOptions
{
    /// <summary>
    /// Sends the requests to the Runtime API, whose address is in <c>AWS_LAMBDA_RUNTIME_API</c>. <value>By default a connection
    /// without a proxy.</value>
    /// </summary>
    public HttpMessageHandler? RuntimeApi { get; init; }

    /// <summary>Reads an environment variable. <value>By default from the process's own environment.</value></summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>
    /// Receives log lines and metrics. <value>By default standard output, which Lambda sends to CloudWatch Logs.</value>
    /// </summary>
    public LineWriter Output { get; init; } = LineWriter.StandardOutput;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Creates the function's logger at the level of <c>LOG_LEVEL</c> (default <c>Information</c>).</summary>
    /// <exception cref="ConfigurationException"><c>LOG_LEVEL</c> is not a level.</exception>
    public JsonLogger CreateLogger() => new(Output, LogLevels.Parse(Environment("LOG_LEVEL")), Clock);
}
