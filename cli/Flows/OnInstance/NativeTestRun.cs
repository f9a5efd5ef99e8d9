using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Native;

namespace ScreenPop.Cli.Flows.OnInstance;

/// <summary>
/// <c>screenpop flows test --on</c>: scripted calls as test cases of an instance, played there. Exit code 0 when every one
/// passed, 1 when one did not.
/// </summary>
internal sealed class NativeTestRun(NativeExecution execution, TextWriter output)
{
    /// <summary>Source: admin guide. The service queues further tests.</summary>
    private const int AtOnce = 5;

    public async Task<int> RunAsync(
        IReadOnlyList<string> scripts,
        FlowEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        var (passed, failed, without) = (0, 0, 0);
        using var room = new SemaphoreSlim(AtOnce);
        foreach (var (script, exports) in await NativeExportRun.ExportAsync(scripts, environment))
        {
            await output.WriteLineAsync(script.AsMemory(), cancellationToken);
            var outcomes = exports.Select(export => PlayAsync(export, room, cancellationToken)).ToList();
            foreach (var (export, outcome) in exports.Zip(outcomes))
            {
                if (await outcome is not { } played)
                {
                    without++;
                    await output.WriteLineAsync($"  none {export.Call.Name}  (no native form; --export states the reason)");
                    continue;
                }

                (passed, failed) = played.Passed ? (passed + 1, failed) : (passed, failed + 1);
                await output.WriteAsync(NativeStory.Tell(script, export, played).AsMemory(), cancellationToken);
            }
        }

        await output.WriteLineAsync($"{passed} passed, {failed} failed, {without} without a native form");
        return failed == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    /// <returns>Null for a call without a native form.</returns>
    private async Task<NativeOutcome?> PlayAsync(NativeExport export, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        if (export.Test is null)
        {
            return null;
        }

        await room.WaitAsync(cancellationToken);
        try
        {
            return await execution.PlayAsync(export.Test, cancellationToken);
        }
        finally
        {
            room.Release();
        }
    }
}
