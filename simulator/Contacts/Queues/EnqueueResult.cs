namespace ScreenPop.Contacts.Queues;

/// <summary>What came of a transfer to a queue.</summary>
public enum EnqueueResult
{
    Queued,

    /// <summary>The queue is full; the contact stays where it was.</summary>
    AtCapacity,
}
