using System.Diagnostics;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests;

/// <summary>The command line in a separate process, with every process it starts.</summary>
internal sealed class ScreenPopProcess : IDisposable
{
    /// <summary>The limit for a condition: the test fails instead of hanging.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private const string Marker = "SCREENPOP_TEST_RUN";

    /// <summary>
    /// The command line in its own output folder, since the copy beside the tests shares its libraries with them.
    /// </summary>
    private static readonly string Program = Path.Combine(
        RepositoryLayout.Find().Artifacts,
        "bin",
        "Cli",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "screenpop.dll"
    );

    private static readonly string Host =
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    static ScreenPopProcess() => SignalDisposition.HeedInterrupts();

    private readonly string run = Guid.NewGuid().ToString("N");
    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScreenPopProcess(string file, IEnumerable<string> arguments, Action<IDictionary<string, string?>>? environment)
    {
        var info = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment[Marker] = run;
        environment?.Invoke(info.Environment);
        process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        Errors = process.StandardError.ReadToEndAsync();
    }

    public Task<string> Errors { get; }

    public static ScreenPopProcess Start(params IEnumerable<string> arguments) => new(Host, [Program, .. arguments], null);

    public static ScreenPopProcess Start(
        Action<IDictionary<string, string?>> environment,
        params IEnumerable<string> arguments
    ) => new(Host, [Program, .. arguments], environment);

    /// <summary>Starts the command with the redirections of a shell, such as <c>flows rules > /dev/full</c>.</summary>
    public static ScreenPopProcess StartInShell(string command) =>
        new("/bin/sh", ["-c", $"exec \"$0\" \"$1\" {command}", Host, Program], null);

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        await process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Limit, TestContext.Current.CancellationToken);
        await outputEnded.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        return (process.ExitCode, Text, await Errors.WaitAsync(Limit, TestContext.Current.CancellationToken));
    }

    /// <summary>Waits until the command has printed a text.</summary>
    public async Task PrintsAsync(string text)
    {
        var started = Stopwatch.GetTimestamp();
        while (!Text.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"It has not printed '{text}': {Text}");
            Assert.False(process.HasExited, $"It ended before it printed '{text}': {Text}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Interrupts the process like Ctrl-C in a terminal.</summary>
    public void Interrupt() => SignalDisposition.Interrupt(process.Id);

    public void Kill() => process.Kill();

    /// <summary>Waits until the process and its children have ended. It needs <c>/proc</c> to see them.</summary>
    public async Task LeavesNothingRunningAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (Survivors().Any())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"Still running: {string.Join("; ", Survivors())}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The processes that carry this run's mark in their environment, which children inherit.</summary>
    public IEnumerable<string> Survivors()
    {
        if (!Directory.Exists("/proc"))
        {
            yield break;
        }

        foreach (
            var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        )
        {
            string environment;
            string command;
            try
            {
                environment = File.ReadAllText(Path.Combine(folder, "environ"));
                command = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (environment.Contains($"{Marker}={run}", StringComparison.Ordinal))
            {
                yield return command;
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private string Text
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            outputEnded.TrySetResult();
            return;
        }

        lock (output)
        {
            output.Add(line);
        }
    }
}
