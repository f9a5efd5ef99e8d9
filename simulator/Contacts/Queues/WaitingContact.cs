namespace ScreenPop.Contacts.Queues;

/// <summary>
/// A place in a queue, ordered by priority, then by the time of entering as routing sees it, then by order of arrival.
/// </summary>
public sealed record WaitingContact(long Priority, DateTimeOffset Since, long Arrival, string ContactId, Channel Channel)
    : IComparable<WaitingContact>
{
    public int CompareTo(WaitingContact? other) =>
        other is null ? 1 : (Priority, Since, Arrival).CompareTo((other.Priority, other.Since, other.Arrival));

    public static bool operator <(WaitingContact left, WaitingContact right) => left.CompareTo(right) < 0;

    public static bool operator >(WaitingContact left, WaitingContact right) => left.CompareTo(right) > 0;

    public static bool operator <=(WaitingContact left, WaitingContact right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WaitingContact left, WaitingContact right) => left.CompareTo(right) >= 0;
}
