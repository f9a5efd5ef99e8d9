using System.Collections.Immutable;
using ScreenPop.Contacts.Agents;
using ScreenPop.Contacts.Queues;
using ScreenPop.Contacts.Turns;

namespace ScreenPop.Contacts;

/// <summary>
/// A contact centre: agents, queues, contacts and the rules of routing. Thread-safe: operations run one at a time, and <see
/// cref="State"/> can be read at any time. An operation that is not possible throws <see cref="ContactCenterException"/> and
/// changes nothing.
/// </summary>
public sealed partial class ContactCenter : IDisposable
{
    private readonly Lock gate = new();
    private readonly ContactCenterOptions options;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly ChangeFeed changes = new();
    private volatile CenterState state;

    public ContactCenter(ContactCenterOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.time = time ?? TimeProvider.System;
        var now = this.time.GetUtcNow();
        state = new CenterState
        {
            Queues = options.Queues.ToImmutableDictionary(queue => queue.Id),
            Agents = options.Agents.ToImmutableDictionary(
                agent => agent.Username,
                agent => agent with { StateSince = now, AvailabilitySince = now }
            ),
        };
        timer = this.time.CreateTimer(
            _ => Apply(turn => turn.PassTime()),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>The present state of the contact centre.</summary>
    public CenterState State => state;

    public InstanceArn Instance => options.Instance;

    /// <summary>The states that an agent can choose.</summary>
    public IReadOnlyList<AgentState> AgentStates => options.AgentStates;

    /// <summary>
    /// Calls <paramref name="observer"/> after every operation that changes something, in order and one call at a time. The
    /// observer may call operations of the contact centre. Dispose the result to unsubscribe. An observer that throws does not
    /// affect the others.
    /// </summary>
    public IDisposable Subscribe(Action<CenterChange> observer) => changes.Subscribe(observer);

    /// <summary>
    /// Completes when the observers have received every change so far. If another thread is delivering changes, an operation
    /// leaves its change to that thread and returns before the observers receive it.
    /// </summary>
    public Task DeliveredAsync() => changes.DeliveredAsync();

    public Contact? FindContact(string contactId) => state.Contacts.GetValueOrDefault(contactId);

    public Agent? FindAgent(string username) => state.Agents.GetValueOrDefault(username);

    /// <summary>Finds a queue by id, ARN or name.</summary>
    public Queue? FindQueue(string idArnOrName) =>
        state.Queues.GetValueOrDefault(idArnOrName)
        ?? state.Queues.Values.FirstOrDefault(queue => queue.Name == idArnOrName || Instance.Of(queue) == idArnOrName);

    public void Dispose() => timer.Dispose();

    private void Apply(Action<Turn> operation) =>
        Apply(turn =>
        {
            operation(turn);
            return true;
        });

    private T Apply<T>(Func<Turn, T> operation)
    {
        T result;
        lock (gate)
        {
            var now = time.GetUtcNow();
            var turn = new Turn(state, now, options);
            result = operation(turn);
            if (turn.Finish() is { } change)
            {
                state = change.After;
                changes.Enqueue(change);
            }

            timer.Change(
                Turn.NextDeadline(state) is { } deadline ? Max(deadline - now, TimeSpan.Zero) : Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
        }

        changes.Deliver();
        return result;
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
