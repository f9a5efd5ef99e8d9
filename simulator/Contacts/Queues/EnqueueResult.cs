namespace ScreenPop.Contacts.Queues;

/// <summary>The result of a transfer to a queue.</summary>
public enum EnqueueResult
{
    Queued,

    /// <summary>The queue is full. The contact stays where it was.</summary>
    AtCapacity,
}
