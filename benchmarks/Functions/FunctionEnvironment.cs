using System.Diagnostics;
using System.Globalization;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>An execution environment: a process of a function and its own Runtime API.</summary>
internal sealed class FunctionEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly RuntimeApiServer api;
    private readonly Process process;

    private FunctionEnvironment(RuntimeApiServer api, Process process) => (this.api, this.process) = (api, process);

    /// <summary>The time from the start of the process to its first answer.</summary>
    public double FirstAnswerMilliseconds { get; private set; }

    public byte[] FirstAnswer { get; private set; } = [];

    /// <summary>The peak memory of the process (VmHWM).</summary>
    public double PeakMegabytes =>
        double.Parse(
            File.ReadLines($"/proc/{process.Id}/status")
                .First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture
        ) / 1024;

    public static async Task<FunctionEnvironment> StartAsync(
        BenchmarkRun run,
        ComparedFunction function,
        Uri dynamoDb,
        CpuQuota? quota = null
    )
    {
        var api = await RuntimeApiServer.StartAsync(
            await File.ReadAllBytesAsync(ComparedFunctions.Source(run.Layout, "event.json"), run.Stop)
        );
        var info = StartInfo(function, dynamoDb, quota);
        info.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Address;
        var first = api.InvokeAsync();
        var started = Stopwatch.GetTimestamp();
        var environment = new FunctionEnvironment(api, Process.Start(info)!);
        var answer = await environment.OrExitAsync(first, function.Name);
        environment.FirstAnswer = answer.Json;
        environment.FirstAnswerMilliseconds = Stopwatch.GetElapsedTime(started, answer.At).TotalMilliseconds;
        return environment;
    }

    /// <summary>Runs the process without a Runtime API and measures the time from its start to its end.</summary>
    public static async Task<double> RunToEndAsync(ComparedFunction program, Uri dynamoDb, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(StartInfo(program, dynamoDb, quota: null))!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"{program.Name} ended with exit code {process.ExitCode}.");
    }

    /// <summary>Sends one call.</summary>
    /// <returns>The duration in milliseconds.</returns>
    public async Task<double> CallAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await OrExitAsync(api.InvokeAsync(), "the function");
        return Stopwatch.GetElapsedTime(started, answer.At).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await api.DisposeAsync();
    }

    private async Task<Answer> OrExitAsync(Task<Answer> answer, string name)
    {
        using var limit = new CancellationTokenSource(Patience);
        var ended = process.WaitForExitAsync(limit.Token);
        var isAnswered = await Task.WhenAny(answer, ended) == answer;
        await limit.CancelAsync();
        return isAnswered
            ? await answer
            : throw new InvalidOperationException($"{name} ended, or did not answer within {Patience.TotalSeconds} s.");
    }

    /// <summary>
    /// Starts the function through a shell, which joins the control group, discards the output and becomes the function.
    /// </summary>
    private static ProcessStartInfo StartInfo(ComparedFunction function, Uri dynamoDb, CpuQuota? quota)
    {
        var join = quota is null ? "" : $"echo $$ > {quota.Folder}/cgroup.procs; ";
        var info = new ProcessStartInfo("/bin/sh", ["-c", join + "exec \"$@\" > /dev/null 2>&1", "sh", .. function.Command]);
        info.Environment["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString();
        info.Environment["AWS_REGION"] = "us-east-1";
        info.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        info.Environment["AWS_ACCESS_KEY_ID"] = "local";
        info.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        info.Environment["TABLE_NAME"] = "screen-pop";
        // The function sends one Query and nothing else, like the others.
        info.Environment["HISTORY_DAYS"] = "0";
        return info;
    }
}
