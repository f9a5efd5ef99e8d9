using System.Diagnostics;

namespace ScreenPop.Lambda;

/// <summary>
/// A process of a function and its Runtime API. It handles one event at a time and ends after a crash or a timeout.
/// </summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly FunctionDefinition function;
    private readonly TimeProvider time;
    private readonly Action<FunctionLogLine> log;
    private readonly RuntimeApi api;
    private readonly Process process;
    private volatile string? requestId;
    private bool hasStarted;
    private Task underWay = Task.CompletedTask;

    private ExecutionEnvironment(
        FunctionDefinition function,
        TimeProvider time,
        Action<FunctionLogLine> log,
        RuntimeApi api,
        Process process
    )
    {
        this.function = function;
        this.time = time;
        this.log = log;
        this.api = api;
        this.process = process;
    }

    public TimeSpan InitDuration { get; private set; }

    public bool IsAlive => !process.HasExited;

    /// <exception cref="InitErrorException">The process ended or failed before it requested its first event.</exception>
    public static async Task<ExecutionEnvironment> StartAsync(
        FunctionDefinition function,
        string region,
        TimeProvider time,
        Action<FunctionLogLine> log,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var api = await RuntimeApi.StartAsync(cancellationToken);
        var environment = new ExecutionEnvironment(function, time, log, api, NewProcess(function, region, api.Address));
        try
        {
            environment.Run();
            await environment.InitialisedAsync(cancellationToken);
            environment.InitDuration = time.GetElapsedTime(started);
            return environment;
        }
        catch
        {
            await environment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends the process an event and waits for the answer, the end of the process or the function's timeout.</summary>
    /// <param name="invocation">The event.</param>
    /// <param name="killAfter">
    /// How long after receiving the event the process is killed; zero for before its answer, null for never.
    /// </param>
    public Task<(InvocationOutcome Outcome, string Payload)> InvokeAsync(Invocation invocation, TimeSpan? killAfter)
    {
        var result = RunAsync(invocation, killAfter);
        underWay = result;
        return result;
    }

    /// <summary>
    /// Waits until the process requests its next event. The function's timeout continues after the answer, as in Lambda: a
    /// process that is still busy when it expires is killed.
    /// </summary>
    /// <returns>True when the process is ready for another event.</returns>
    public Task<bool> RestAsync(Invocation invocation)
    {
        var result = RunToEndAsync(invocation);
        underWay = result;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (hasStarted && !process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        // A running invocation must still see how the process ended.
        await underWay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await api.DisposeAsync();
        process.Dispose();
    }

    private async Task<(InvocationOutcome Outcome, string Payload)> RunAsync(Invocation invocation, TimeSpan? killAfter)
    {
        requestId = invocation.RequestId;
        using var over = UntilDeadlineOf(invocation);
        await api.DeliverAsync(invocation, CancellationToken.None);
        if (killAfter is { } wait)
        {
            await Task.Delay(wait, time);
            process.Kill();
            // The process may have answered by now. The next user of this environment must see that it has ended.
            await process.WaitForExitAsync(CancellationToken.None);
            if (wait == TimeSpan.Zero)
            {
                // A fast function may have answered before the kill. A kill without a delay comes before the answer.
                return (InvocationOutcome.Crashed, ErrorPayload.Exited(invocation.RequestId, process.ExitCode));
            }
        }

        var exited = process.WaitForExitAsync(over.Token);
        await Task.WhenAny(invocation.Answer, exited);
        if (invocation.Answer.IsCompleted)
        {
            return await invocation.Answer;
        }

        if (exited.IsCompletedSuccessfully)
        {
            return (InvocationOutcome.Crashed, ErrorPayload.Exited(invocation.RequestId, process.ExitCode));
        }

        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        return (InvocationOutcome.TimedOut, ErrorPayload.TimedOut(invocation.RequestId, function.Timeout));
    }

    private async Task<bool> RunToEndAsync(Invocation invocation)
    {
        using var over = UntilDeadlineOf(invocation);
        var exited = process.WaitForExitAsync(over.Token);
        await Task.WhenAny(invocation.Ended, exited);
        if (invocation.Ended.IsCompleted)
        {
            return !process.HasExited;
        }

        if (!exited.IsCompletedSuccessfully)
        {
            Write(ErrorPayload.TimedOutText(invocation.RequestId, function.Timeout));
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return false;
    }

    private CancellationTokenSource UntilDeadlineOf(Invocation invocation)
    {
        var left = invocation.Deadline - time.GetUtcNow();
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
    }

    private static Process NewProcess(FunctionDefinition function, string region, string runtimeApi)
    {
        var info = new ProcessStartInfo(function.Executable, function.Arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(function.Executable),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var variables = info.Environment;
        // AWS variables of the developer's own shell must not reach the function.
        foreach (var name in variables.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            variables.Remove(name);
        }

        variables["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        variables["AWS_LAMBDA_FUNCTION_NAME"] = function.Name;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Name}";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = "local";
        variables["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
        variables["AWS_REGION"] = region;
        variables["AWS_DEFAULT_REGION"] = region;
        variables["AWS_ACCESS_KEY_ID"] = "local";
        variables["AWS_SECRET_ACCESS_KEY"] = "local";
        variables["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(function.Executable);
        variables["_HANDLER"] = "bootstrap";
        foreach (var (name, value) in function.Environment)
        {
            variables[name] = value;
        }

        return new Process { StartInfo = info };
    }

    private void Run()
    {
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception cause)
        {
            throw new InitErrorException(
                ErrorPayload.Of("Runtime.InvalidEntrypoint", $"{function.Executable} cannot be started: {cause.Message}")
            );
        }

        hasStarted = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task InitialisedAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(function.InitLimit, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var exited = process.WaitForExitAsync(over.Token);
        await Task.WhenAny(api.Ready, exited);
        cancellationToken.ThrowIfCancellationRequested();
        if (api.Ready.IsCompleted)
        {
            await api.Ready;
        }
        else
        {
            throw new InitErrorException(
                exited.IsCompletedSuccessfully
                    ? ErrorPayload.Of("Runtime.ExitError", $"Runtime exited with error: exit status {process.ExitCode}")
                    : ErrorPayload.Of("Sandbox.Timedout", $"Init did not end within {function.InitLimit.TotalSeconds:0} seconds")
            );
        }
    }

    private void Write(string? line)
    {
        if (line is { Length: > 0 })
        {
            log(new FunctionLogLine(function.Name, requestId, time.GetUtcNow(), line));
        }
    }
}
