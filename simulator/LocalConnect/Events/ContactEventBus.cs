using System.Collections.Concurrent;
using ScreenPop.Contacts;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Events;

/// <summary>
/// EventBridge between the contact centre and the history function. Each event is one asynchronous invocation; at most as many
/// run at once as the function has processes. Retries follow Lambda's default settings: a throttled event is retried for six
/// hours, and an event on which the function fails is retried twice (at once here, after one and two minutes in Lambda). The
/// remaining ones become dead letters.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html</remarks>
public sealed class ContactEventBus : IAsyncDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan MaximumAge = TimeSpan.FromHours(6);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ContactCenter center;
    private readonly LambdaService lambda;
    private readonly InstanceArn instance;
    private readonly string functionArn;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private readonly SemaphoreSlim processes;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Task, bool> underWay = [];
    private readonly ConcurrentQueue<string> deadLetters = [];

    internal ContactEventBus(ContactCenter center, LambdaService lambda, FunctionDefinition function, TimeProvider time)
    {
        this.center = center;
        this.lambda = lambda;
        this.time = time;
        instance = center.Instance;
        functionArn = lambda.Add(function).ToString();
        processes = new SemaphoreSlim(function.ReservedConcurrency);
        subscription = center.Subscribe(OnChange);
    }

    /// <summary>Events that the function failed on every attempt, as JSON, oldest first.</summary>
    public IReadOnlyList<string> DeadLetters => [.. deadLetters];

    /// <summary>Completes when every event so far has succeeded or become a dead letter.</summary>
    public async Task DeliveredAsync()
    {
        await center.DeliveredAsync();
        await Task.WhenAll(underWay.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        await closing.CancelAsync();
        await Task.WhenAll(underWay.Keys);
        closing.Dispose();
        processes.Dispose();
    }

    private void OnChange(CenterChange change)
    {
        foreach (var happened in change.Events)
        {
            foreach (var type in ContactEventJson.TypesOf(happened.Type))
            {
                Deliver(ContactEventJson.Of(type, happened, instance));
            }
        }
    }

    private void Deliver(string contactEvent)
    {
        var delivery = Task.Run(() => DeliverAsync(contactEvent));
        underWay[delivery] = true;
        _ = delivery.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task DeliverAsync(string contactEvent)
    {
        var accepted = time.GetTimestamp();
        var pause = FirstPause;
        for (var attempt = 1; attempt <= Attempts; )
        {
            var result = await InvokeAsync(contactEvent);
            if (result.IsSuccess)
            {
                return;
            }

            if (result.Outcome != InvocationOutcome.Throttled)
            {
                attempt++;
            }
            else if (time.GetElapsedTime(accepted) + pause > MaximumAge || !await PauseAsync(pause))
            {
                break;
            }
            else
            {
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }

        deadLetters.Enqueue(contactEvent);
    }

    private async Task<InvocationResult> InvokeAsync(string contactEvent)
    {
        await processes.WaitAsync();
        try
        {
            return await lambda.InvokeAsync(functionArn, contactEvent);
        }
        finally
        {
            processes.Release();
        }
    }

    /// <summary>False when the instance is closing.</summary>
    private async Task<bool> PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !closing.IsCancellationRequested;
    }
}
