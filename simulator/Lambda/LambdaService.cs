using System.Collections.Concurrent;

namespace ScreenPop.Lambda;

/// <summary>
/// A local AWS Lambda. It runs the functions' own executables as processes on the Runtime API, cold and warm, one event at a
/// time per process, and reports failures as the service does.
/// </summary>
public sealed class LambdaService(string region, string account, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FunctionPool> pools = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FunctionFault> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<FunctionPool> retired = [];
    private volatile bool closed;

    /// <summary>Raised on a thread of the pool for each line that a function writes.</summary>
    public event Action<FunctionLogLine>? LogWritten;

    public IEnumerable<FunctionDefinition> Functions => pools.Values.Select(pool => pool.Function);

    /// <summary>The function's ARN in this service.</summary>
    public string ArnOf(FunctionDefinition function) => new FunctionArn(region, account, function.Name, null).ToString();

    /// <summary>Registers a function. Its processes start with the first invocation, or with <see cref="WarmAsync"/>.</summary>
    /// <returns>The function's ARN.</returns>
    /// <exception cref="InvalidOperationException">A function of that name is registered already.</exception>
    public FunctionArn Add(FunctionDefinition function)
    {
        return pools.TryAdd(function.Name, PoolOf(function))
            ? new FunctionArn(region, account, function.Name, null)
            : throw new InvalidOperationException($"There is a function '{function.Name}' already.");
    }

    /// <summary>
    /// Replaces a function with another version, like switching an alias: running invocations finish on the old version, and
    /// further ones go to the new version.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No function of that name is registered.</exception>
    public Task SwitchAsync(FunctionDefinition next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var was = pools[next.Name];
        faults.TryRemove(next.Name, out _);
        pools[next.Name] = PoolOf(next);
        retired.Add(was);
        return was.RetireAsync();
    }

    /// <summary>Starts a process before the first invocation.</summary>
    /// <exception cref="InitErrorException">The process does not start, or reports an error; its payload says which.</exception>
    public Task WarmAsync(string functionName, CancellationToken cancellationToken) =>
        pools[functionName].WarmAsync(cancellationToken);

    /// <summary>Waits for the processes that have answered and are still busy, so that the next call finds them idle.</summary>
    public Task RestAsync(string functionName) => pools[functionName].RestAsync();

    /// <summary>Ends a function's idle processes, so that its next invocation is a cold start.</summary>
    public Task CoolAsync(string functionName) => pools[functionName].CoolAsync();

    /// <summary>Applies a fault to each further invocation of a function; null removes it.</summary>
    public void SetFault(string functionName, FunctionFault? fault)
    {
        SetFaults(functionName, _ => fault);
        if (fault is not null)
        {
            faults[functionName] = fault;
        }
    }

    /// <summary>The fault of all events of a function; null for none, or for faults that depend on the event.</summary>
    public FunctionFault? FaultOf(string functionName) => faults.GetValueOrDefault(functionName);

    /// <summary>Selects the fault of each further invocation by its payload; null for none.</summary>
    public void SetFaults(string functionName, Func<string, FunctionFault?> faultOf)
    {
        faults.TryRemove(functionName, out _);
        pools[functionName].FaultOf = faultOf;
    }

    /// <summary>Whether there is a function, and the alias if the ARN names one.</summary>
    public bool Has(string functionArn) => Find(functionArn) is not null;

    /// <summary>Invokes a function and waits for the result. It does not throw when the function fails.</summary>
    /// <param name="functionArn">The function's ARN, with or without an alias.</param>
    /// <param name="payload">The event, as JSON.</param>
    /// <param name="requestId">The invocation's id; null for a new one.</param>
    public async Task<InvocationResult> InvokeAsync(string functionArn, string payload, string? requestId = null)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        requestId ??= Guid.NewGuid().ToString();
        return Find(functionArn) is { } pool
            ? await pool.InvokeAsync(functionArn, payload, requestId)
            : new InvocationResult(
                requestId,
                InvocationOutcome.NotFound,
                ErrorPayload.NotFound(functionArn),
                TimeSpan.Zero,
                null
            );
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        foreach (var pool in pools.Values.Concat(retired))
        {
            await pool.DisposeAsync();
        }
    }

    private FunctionPool? Find(string functionArn) =>
        FunctionArn.TryParse(functionArn, out var arn)
        && pools.TryGetValue(arn.Name, out var pool)
        && (arn.Qualifier is null or "$LATEST" || pool.Function.Aliases.Contains(arn.Qualifier))
            ? pool
            : null;

    private FunctionPool PoolOf(FunctionDefinition function) => new(function, region, time, line => LogWritten?.Invoke(line));
}
