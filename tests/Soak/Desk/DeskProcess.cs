using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Toolchain;

namespace ScreenPop.Soak.Desk;

/// <summary>
/// All agents' browsers: the widget's own code in one Node process, which reads a command per line and answers in order.
/// </summary>
internal sealed class DeskProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Lock writing = new();
    private readonly ConcurrentQueue<(TaskCompletionSource<DeskAnswer> Answer, Action<DeskAnswer> Take)> waiting = new();
    private readonly Task reading;
    private int commands;

    private DeskProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    /// <summary>Builds the widget for Node and starts it.</summary>
    /// <exception cref="SetupException">Node is missing or the build failed.</exception>
    public static async Task<DeskProcess> StartAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var node = await Node.FindAsync(cancellationToken);
        await new NodeBuild(layout).EnsurePackagesAsync(cancellationToken);
        var folder = Path.Combine(layout.Artifacts, "soak");
        await ToolProcess.RunAsync(
            node.NpmPath,
            [
                "exec",
                "--workspace",
                "web-widget",
                "--",
                "vite",
                "build",
                "--config",
                Path.Combine(layout.Root, "tests", "Soak", "desk", "vite.config.ts"),
                "--outDir",
                folder,
                "--logLevel",
                "warn",
            ],
            layout.Root,
            null,
            cancellationToken
        );
        return new DeskProcess(
            Process.Start(
                new ProcessStartInfo(node.NodePath, [Path.Combine(folder, "desk.mjs")])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!
        );
    }

    /// <summary>Sends a command; commands take effect in the order of the calls.</summary>
    /// <param name="command">The command.</param>
    /// <param name="take">Receives the answer before anyone who waits for this or a later answer continues.</param>
    public Task<DeskAnswer> SendAsync(JsonObject command, Action<DeskAnswer> take)
    {
        var answer = new TaskCompletionSource<DeskAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (writing)
        {
            command["n"] = ++commands;
            waiting.Enqueue((answer, take));
            process.StandardInput.WriteLine(command.ToJsonString());
            process.StandardInput.Flush();
        }

        return answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (waiting.TryDequeue(out var sent))
            {
                var answer = JsonSerializer.Deserialize<DeskAnswer>(line, JsonSerializerOptions.Web)!;
                sent.Take(answer);
                sent.Answer.TrySetResult(answer);
            }
        }

        while (waiting.TryDequeue(out var unanswered))
        {
            unanswered.Answer.TrySetException(new InvalidOperationException("The desks' process ended in mid-run."));
        }
    }
}
