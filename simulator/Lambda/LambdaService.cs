using System.Collections.Concurrent;

namespace ScreenPop.Lambda;

/// <summary>
/// A local AWS Lambda: runs the functions' own executables as processes on the Runtime API, cold and warm, one event at a
/// time in each, and answers as the service does when one fails.
/// </summary>
public sealed class LambdaService(string region, string account, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FunctionPool> pools = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<FunctionPool> retired = [];
    private volatile bool closed;

    /// <summary>Raised for each line that a function writes, on a thread of the pool.</summary>
    public event Action<FunctionLogLine>? LogWritten;

    public IEnumerable<FunctionDefinition> Functions => pools.Values.Select(pool => pool.Function);

    /// <summary>The ARN a function has here.</summary>
    public string ArnOf(FunctionDefinition function) => new FunctionArn(region, account, function.Name, null).ToString();

    /// <summary>Makes a function known. Its processes start with the first invocation, or with <see cref="WarmAsync"/>.</summary>
    /// <returns>Its ARN.</returns>
    /// <exception cref="InvalidOperationException">There is a function of that name already.</exception>
    public FunctionArn Add(FunctionDefinition function)
    {
        return pools.TryAdd(function.Name, PoolOf(function))
            ? new FunctionArn(region, account, function.Name, null)
            : throw new InvalidOperationException($"There is a function '{function.Name}' already.");
    }

    /// <summary>
    /// Puts another version of a function in the place of the one that is there, as when its alias is switched: invocations
    /// under way end where they began, further ones go to the new version.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no function of that name.</exception>
    public Task SwitchAsync(FunctionDefinition next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var was = pools[next.Name];
        pools[next.Name] = PoolOf(next);
        retired.Add(was);
        return was.RetireAsync();
    }

    /// <summary>Starts a process ahead of the first invocation.</summary>
    /// <exception cref="InitErrorException">The process does not start, or reports an error; its payload says which.</exception>
    public Task WarmAsync(string functionName, CancellationToken cancellationToken) =>
        pools[functionName].WarmAsync(cancellationToken);

    /// <summary>Waits for the processes that have answered and are still at work: the next call finds them idle.</summary>
    public Task RestAsync(string functionName) => pools[functionName].RestAsync();

    /// <summary>Ends a function's idle processes, so that its next invocation is a cold one.</summary>
    public Task CoolAsync(string functionName) => pools[functionName].CoolAsync();

    /// <summary>Plays a fault on each further invocation of a function; null ends it.</summary>
    public void SetFault(string functionName, FunctionFault? fault) => SetFaults(functionName, _ => fault);

    /// <summary>Lets the payload of each further invocation decide which fault is played on it; null is none.</summary>
    public void SetFaults(string functionName, Func<string, FunctionFault?> faultOf) => pools[functionName].FaultOf = faultOf;

    /// <summary>Invokes a function and waits for what comes of it; never throws for a failing function.</summary>
    /// <param name="functionArn">Its ARN, with or without an alias.</param>
    /// <param name="payload">The event, as JSON.</param>
    public async Task<InvocationResult> InvokeAsync(string functionArn, string payload)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        return
            FunctionArn.TryParse(functionArn, out var arn)
            && pools.TryGetValue(arn.Name, out var pool)
            && (arn.Qualifier is null or "$LATEST" || pool.Function.Aliases.Contains(arn.Qualifier))
            ? await pool.InvokeAsync(functionArn, payload)
            : new InvocationResult(
                Guid.NewGuid().ToString(),
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

    private FunctionPool PoolOf(FunctionDefinition function) => new(function, region, time, line => LogWritten?.Invoke(line));
}
