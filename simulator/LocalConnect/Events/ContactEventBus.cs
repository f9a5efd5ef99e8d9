using System.Collections.Concurrent;
using ScreenPop.Contacts;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect.Events;

/// <summary>
/// EventBridge between the contact centre and the history function: each event is one asynchronous invocation, tried again
/// twice when the function fails, and kept as a dead letter after that, as Lambda does with its default settings.
/// </summary>
public sealed class ContactEventBus : IAsyncDisposable
{
    private const int Attempts = 3;

    private readonly LambdaService lambda;
    private readonly InstanceArn instance;
    private readonly string functionArn;
    private readonly IDisposable subscription;
    private readonly ConcurrentDictionary<Task, bool> underWay = [];
    private readonly ConcurrentQueue<string> deadLetters = [];

    internal ContactEventBus(ContactCenter center, LambdaService lambda, FunctionArn function)
    {
        this.lambda = lambda;
        instance = center.Instance;
        functionArn = function.ToString();
        subscription = center.Subscribe(OnChange);
    }

    /// <summary>Events that the function refused each time, as JSON, oldest first.</summary>
    public IReadOnlyList<string> DeadLetters => [.. deadLetters];

    /// <summary>Completes when every event so far has been taken or given up.</summary>
    public Task DeliveredAsync() => Task.WhenAll(underWay.Keys);

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        await DeliveredAsync();
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
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if ((await lambda.InvokeAsync(functionArn, contactEvent)).IsSuccess)
            {
                return;
            }
        }

        deadLetters.Enqueue(contactEvent);
    }
}
