using System.Collections.Concurrent;
using System.Diagnostics;
using ScreenPop.Fuzzing.Mutation;

namespace ScreenPop.Fuzzing;

/// <summary>
/// Sends inputs to a target: corrupted examples, and noise. The same seed creates the same inputs. A finding is an input that
/// throws, takes longer than <see cref="HangLimit"/> or allocates more than <see cref="MaxAllocated"/>.
/// </summary>
public static class Fuzzer
{
    /// <summary>Far more than an input takes on a loaded machine.</summary>
    public static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(20);

    /// <summary>The limit of allocated bytes per input.</summary>
    public const long MaxAllocated = 256 * 1024 * 1024;

    public static async Task<FuzzReport> RunAsync(
        FuzzTarget target,
        int inputs,
        int seed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        var work = new Work(target, inputs, seed, cancellationToken);

        // The input runs on a thread of its own. If it hangs, it keeps that thread, and the run still ends.
        new Thread(work.Run) { IsBackground = true, Name = $"fuzz {target.Name}" }.Start();
        while (
            await Task.WhenAny(work.Done, Task.Delay(HangLimit / 4, CancellationToken.None)).ConfigureAwait(false) != work.Done
        )
        {
            if (work.Hangs() is { } hanging)
            {
                return work.Report(hanging);
            }
        }

        await work.Done.ConfigureAwait(false);
        return work.Report();
    }

    private sealed class Work(FuzzTarget target, int inputs, int seed, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, FuzzFinding> findings = new(StringComparer.Ordinal);
        private readonly long began = Stopwatch.GetTimestamp();
        private volatile Current? current;
        private TimeSpan slowest;
        private long mostAllocated;
        private int taken;

        public Task Done => done.Task;

        public FuzzFinding? Hangs() =>
            current is { } running && Stopwatch.GetElapsedTime(running.Started) > HangLimit
                ? new FuzzFinding(
                    target.Name,
                    running.Number,
                    running.Input,
                    $"It was not done after {HangLimit.TotalSeconds:0} s."
                )
                : null;

        public FuzzReport Report(params FuzzFinding[] more) =>
            new(
                target.Name,
                taken,
                Stopwatch.GetElapsedTime(began),
                slowest,
                mostAllocated,
                [.. findings.Values.Concat(more).OrderBy(finding => finding.Number)]
            );

        public void Run()
        {
            try
            {
                var mutator = new Mutator(target.Seeds, seed);
                for (var number = 0; number < inputs && !cancellationToken.IsCancellationRequested; number++)
                {
                    Take(number, mutator.Make(number));
                    taken = number + 1;
                }

                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }

        private void Take(int number, byte[] input)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var running = new Current(number, input, Stopwatch.GetTimestamp());
            current = running;
            try
            {
                target.RunAsync(input).AsTask().GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                findings.TryAdd(KindOf(exception), new FuzzFinding(target.Name, number, input, exception.ToString()));
            }

            current = null;
            var elapsed = Stopwatch.GetElapsedTime(running.Started);
            slowest = elapsed > slowest ? elapsed : slowest;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            mostAllocated = Math.Max(mostAllocated, allocated);
            if (allocated > MaxAllocated)
            {
                findings.TryAdd("memory", new FuzzFinding(target.Name, number, input, $"It allocated {allocated:N0} bytes."));
            }
        }

        /// <summary>Two failures are of one kind when the same exception comes from the same place in this project.</summary>
        private static string KindOf(Exception exception) =>
            $"{exception.GetType().Name} {exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("ScreenPop.", StringComparison.Ordinal) && !line.Contains("ScreenPop.Fuzzing.Fuzz", StringComparison.Ordinal))}";
    }

    private sealed record Current(int Number, byte[] Input, long Started);
}
