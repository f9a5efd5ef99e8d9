using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ScreenPop.Contacts;

/// <summary>Delivers changes to observers in order, one at a time, outside the contact centre's lock.</summary>
internal sealed class ChangeFeed
{
    private readonly ConcurrentQueue<Action> pending = new();
    private ImmutableList<Action<CenterChange>> observers = [];
    private int delivering;

    public IDisposable Subscribe(Action<CenterChange> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        ImmutableInterlocked.Update(ref observers, list => list.Add(observer));
        return new Subscription(() => ImmutableInterlocked.Update(ref observers, list => list.Remove(observer)));
    }

    public void Enqueue(CenterChange change) => pending.Enqueue(() => Tell(change));

    /// <summary>Completes when every observer has received every change so far, whichever thread delivers them.</summary>
    public Task DeliveredAsync()
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pending.Enqueue(delivered.SetResult);
        Deliver();
        return delivered.Task;
    }

    /// <summary>
    /// Delivers the pending changes. If another thread is delivering already, that thread delivers these, too. A change by an
    /// observer is therefore delivered after the change that the observer reacted to.
    /// </summary>
    public void Deliver()
    {
        while (!pending.IsEmpty && Interlocked.CompareExchange(ref delivering, 1, 0) == 0)
        {
            try
            {
                while (pending.TryDequeue(out var tell))
                {
                    tell();
                }
            }
            finally
            {
                Volatile.Write(ref delivering, 0);
            }
        }
    }

    private void Tell(CenterChange change)
    {
        foreach (var observer in observers)
        {
            Tell(observer, change);
        }
    }

    private static void Tell(Action<CenterChange> observer, CenterChange change)
    {
        try
        {
            observer(change);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            System.Diagnostics.Trace.TraceError("An observer of the contact centre failed: {0}", exception);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
