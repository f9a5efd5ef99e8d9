namespace ScreenPop.Customers.History;

/// <summary>A past contact, as the agent sees it.</summary>
public sealed record PastContact
{
    public required string ContactId { get; init; }

    /// <summary>When the contact began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The customer; null when the customer was unknown and the contact belongs to the number only.</summary>
    public string? CustomerId { get; init; }

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c> or <c>EMAIL</c>.</summary>
    public string? Channel { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>, from the contact center's view.</summary>
    public string? Direction { get; init; }

    public string? Queue { get; init; }

    /// <summary>The name of the dialed line.</summary>
    public string? Line { get; init; }

    public string? Agent { get; init; }

    /// <summary>The duration in seconds; null when the contact never ended.</summary>
    public int? Seconds { get; init; }

    /// <summary>When the entry expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Creates the entry of a contact that has ended.</summary>
    /// <param name="contact">The known facts, including the contact's end.</param>
    /// <param name="owner">The contact's owner.</param>
    /// <param name="expiresAt">When the entry expires.</param>
    public static PastContact Of(ContactFacts contact, ContactOwner owner, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(owner);
        var endedAt = contact.EndedAt ?? throw new ArgumentException("The contact has not ended.", nameof(contact));
        var startedAt = contact.StartedAt ?? endedAt;
        return new()
        {
            ExpiresAt = expiresAt,
            ContactId = contact.ContactId,
            At = startedAt,
            CustomerId = owner.CustomerId,
            Channel = contact.Channel,
            Direction = contact.InitiationMethod is "OUTBOUND" or "EXTERNAL_OUTBOUND" or "AGENT_REPLY" ? "outbound" : "inbound",
            Queue = contact.Queue,
            Line = owner.Line,
            Agent = contact.Agent,
            Seconds = (int)Math.Clamp((endedAt - startedAt).TotalSeconds, 0, int.MaxValue),
        };
    }
}
