namespace ScreenPop.Lambda;

/// <summary>The processes of one function: one per concurrent invocation, kept warm, up to the reserved concurrency.</summary>
internal sealed class FunctionPool(FunctionDefinition function, string region, TimeProvider time, Action<FunctionLogLine> log)
    : IAsyncDisposable
{
    /// <summary>
    /// A process requests its next event shortly after its answer. An invocation that arrives in between waits for it up to
    /// this time, about as long as a cold start takes, before it gets a new process.
    /// </summary>
    private static readonly TimeSpan PlacementTime = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Stack<ExecutionEnvironment> idle = [];
    private readonly HashSet<ExecutionEnvironment> live = [];
    private readonly HashSet<Task> resting = [];
    private int inUse;
    private bool isRetired;

    /// <summary>Returns the fault of an invocation by its payload; null for none.</summary>
    public Func<string, FunctionFault?> FaultOf { get; set; } = static _ => null;

    public FunctionDefinition Function => function;

    public async Task<InvocationResult> InvokeAsync(string arn, string payload, string requestId)
    {
        var begin = time.GetTimestamp();
        var fault = FaultOf(payload);
        if (fault is FunctionFault.Throttled || !TryEnter())
        {
            return new InvocationResult(
                requestId,
                InvocationOutcome.Throttled,
                ErrorPayload.Throttled(),
                time.GetElapsedTime(begin),
                null
            );
        }

        try
        {
            var (environment, initDuration) = await TakeAsync();
            var (outcome, answer) = await RunAsync(environment, requestId, arn, payload, fault);
            return new InvocationResult(requestId, outcome, answer, time.GetElapsedTime(begin), initDuration);
        }
        catch (InitErrorException error)
        {
            return new InvocationResult(requestId, InvocationOutcome.InitFailed, error.Payload, time.GetElapsedTime(begin), null);
        }
        finally
        {
            lock (gate)
            {
                inUse--;
            }
        }
    }

    /// <summary>Starts a process before the first invocation.</summary>
    /// <exception cref="InitErrorException">The process does not start.</exception>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        await GiveBackAsync(await StartAsync(cancellationToken));
    }

    /// <summary>Waits for the processes that have answered and are still busy.</summary>
    public Task RestAsync() => Task.WhenAll(Resting());

    /// <summary>
    /// Ends the idle processes, so that the next invocation is a cold start. Processes that have answered and are still busy
    /// finish first.
    /// </summary>
    public async Task CoolAsync()
    {
        await RestAsync();
        while (PopIdle() is { } environment)
        {
            await EndAsync(environment);
        }
    }

    /// <summary>Ends the idle processes now, and each busy one after its invocation.</summary>
    public Task RetireAsync()
    {
        lock (gate)
        {
            isRetired = true;
        }

        return CoolAsync();
    }

    /// <summary>Ends every process, even during an invocation; that invocation reports a crash.</summary>
    public async ValueTask DisposeAsync()
    {
        List<ExecutionEnvironment> remaining;
        lock (gate)
        {
            remaining = [.. live];
        }

        foreach (var environment in remaining)
        {
            await EndAsync(environment);
        }

        await Task.WhenAll(Resting());
    }

    private bool TryEnter()
    {
        lock (gate)
        {
            if (inUse >= function.ReservedConcurrency)
            {
                return false;
            }

            inUse++;
            return true;
        }
    }

    private async Task<(ExecutionEnvironment Environment, TimeSpan? InitDuration)> TakeAsync()
    {
        var warm = await TakeIdleAsync();
        if (warm is null && Resting() is { Count: > 0 } atWork)
        {
            await Task.WhenAny([.. atWork, Task.Delay(PlacementTime)]);
            warm = await TakeIdleAsync();
        }

        if (warm is not null)
        {
            return (warm, null);
        }

        var fresh = await StartAsync(CancellationToken.None);
        return (fresh, fresh.InitDuration);
    }

    private async Task<ExecutionEnvironment?> TakeIdleAsync()
    {
        while (PopIdle() is { } environment)
        {
            if (environment.IsAlive)
            {
                return environment;
            }

            await EndAsync(environment);
        }

        return null;
    }

    /// <summary>Returns a process to the pool when its work after the answer is done, or ends it at the timeout.</summary>
    private void Rest(ExecutionEnvironment environment, Invocation invocation)
    {
        var rest = RestAsync();
        lock (gate)
        {
            if (!rest.IsCompleted)
            {
                resting.Add(rest);
            }
        }

        _ = rest.ContinueWith(Forget, TaskScheduler.Default);

        async Task RestAsync()
        {
            await (await environment.RestAsync(invocation) ? GiveBackAsync(environment) : EndAsync(environment));
        }

        void Forget(Task done)
        {
            lock (gate)
            {
                resting.Remove(done);
            }
        }
    }

    private List<Task> Resting()
    {
        lock (gate)
        {
            return [.. resting];
        }
    }

    private async Task<ExecutionEnvironment> StartAsync(CancellationToken cancellationToken)
    {
        var environment = await ExecutionEnvironment.StartAsync(function, region, time, log, cancellationToken);
        lock (gate)
        {
            live.Add(environment);
        }

        return environment;
    }

    private Task GiveBackAsync(ExecutionEnvironment environment)
    {
        lock (gate)
        {
            if (!isRetired)
            {
                if (live.Contains(environment))
                {
                    idle.Push(environment);
                }

                return Task.CompletedTask;
            }
        }

        return EndAsync(environment);
    }

    private async Task EndAsync(ExecutionEnvironment environment)
    {
        bool isMine;
        lock (gate)
        {
            isMine = live.Remove(environment);
        }

        if (isMine)
        {
            await environment.DisposeAsync();
        }
    }

    private ExecutionEnvironment? PopIdle()
    {
        lock (gate)
        {
            return idle.TryPop(out var environment) ? environment : null;
        }
    }

    private async Task<(InvocationOutcome Outcome, string Payload)> RunAsync(
        ExecutionEnvironment environment,
        string requestId,
        string arn,
        string payload,
        FunctionFault? fault
    )
    {
        var deadline = time.GetUtcNow() + function.Timeout;
        if (fault is FunctionFault.Slow slow)
        {
            // The delay in the fault decides, not the system clock, which may be set back in the meantime.
            if (slow.Delay >= function.Timeout)
            {
                await Task.Delay(function.Timeout, time);
                await GiveBackAsync(environment);
                return (InvocationOutcome.TimedOut, ErrorPayload.TimedOut(requestId, function.Timeout));
            }

            await Task.Delay(slow.Delay, time);
        }

        var invocation = new Invocation(requestId, arn, TraceId(), payload, deadline);
        var result = await environment.InvokeAsync(invocation, killAfter: (fault as FunctionFault.Killed)?.After);
        if (result.Outcome is InvocationOutcome.Succeeded or InvocationOutcome.FunctionError)
        {
            Rest(environment, invocation);
        }
        else
        {
            await EndAsync(environment);
        }

        return fault is FunctionFault.Answers rubbish ? (InvocationOutcome.Succeeded, rubbish.Payload) : result;
    }

    private string TraceId() =>
        $"Root=1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{Guid.NewGuid().ToString("N")[..24]};Parent={Guid.NewGuid().ToString("N")[..16]};Sampled=0";
}
