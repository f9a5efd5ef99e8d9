namespace ScreenPop.Contacts.Queues;

/// <summary>The dialing of a customer before an agent gets the offer.</summary>
/// <param name="QueueId">The queue in which the customer waits after answering.</param>
/// <param name="Username">The free agent. The contact centre dials one customer at a time for each agent.</param>
/// <param name="AnswersAt">When the number answers automatically; null to wait for <c>CustomerAnswers</c>.</param>
internal sealed record CustomerDial(string QueueId, string Username, DateTimeOffset? AnswersAt);
