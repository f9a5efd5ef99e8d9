namespace ScreenPop.Contacts.Queues;

/// <summary>A customer who is dialed before an agent is asked.</summary>
/// <param name="QueueId">The queue in which the customer waits after answering.</param>
/// <param name="Username">The agent who was free: one customer is dialed for each agent at a time.</param>
/// <param name="AnswersAt">When the number answers by itself; null to wait for <c>CustomerAnswers</c>.</param>
internal sealed record CustomerDial(string QueueId, string Username, DateTimeOffset? AnswersAt);
