using System.Diagnostics;
using System.Text.Json;

namespace ScreenPop.Toolchain;

/// <summary>An in-memory DynamoDB API: npm's dynalite in a separate process, on a free loopback port.</summary>
public sealed class Dynalite : IAsyncDisposable
{
    private readonly Process process;

    private Dynalite(Process process, Uri endpoint)
    {
        this.process = process;
        Endpoint = endpoint;
    }

    /// <summary>
    /// The address for <c>AWS_ENDPOINT_URL_DYNAMODB</c> or a client's <c>ServiceURL</c>. It accepts any credentials.
    /// </summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Starts an empty instance. The npm packages must be installed (<see cref="NodeBuild.EnsurePackagesAsync"/>).
    /// </summary>
    /// <exception cref="SetupException">The process did not start.</exception>
    public static async Task<Dynalite> StartAsync(RepositoryLayout layout, CancellationToken cancellationToken)
    {
        var node = await Node.FindAsync(cancellationToken);
        var process = Process.Start(
            new ProcessStartInfo(node.NodePath, [layout.DynaliteScript])
            {
                WorkingDirectory = layout.Root,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        try
        {
            var ready = await process.StandardOutput.ReadLineAsync(cancellationToken);
            if (ready is null)
            {
                var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
                throw new SetupException($"dynalite did not start: {errors.Trim().ReplaceLineEndings(" | ")}");
            }

            using var json = JsonDocument.Parse(ready);
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return new Dynalite(process, new Uri($"http://127.0.0.1:{json.RootElement.GetProperty("port").GetInt32()}"));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
