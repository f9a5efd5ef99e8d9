namespace ScreenPop.Customers.History;

/// <summary>One contact of the past, as the agent is shown it.</summary>
public sealed record PastContact
{
    public required string ContactId { get; init; }

    /// <summary>When the contact began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whom it was with; null when nobody knew, and it is the number's only.</summary>
    public string? CustomerId { get; init; }

    /// <summary><c>VOICE</c>, <c>CHAT</c>, <c>TASK</c> or <c>EMAIL</c>.</summary>
    public string? Channel { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>, seen from the contact center.</summary>
    public string? Direction { get; init; }

    public string? Queue { get; init; }

    /// <summary>Name of the dialed line.</summary>
    public string? Line { get; init; }

    public string? Agent { get; init; }

    /// <summary>How long it lasted; null when it never ended.</summary>
    public int? Seconds { get; init; }

    /// <summary>When it is forgotten.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>A contact that has ended.</summary>
    /// <param name="contact">What is known about it, its end included.</param>
    /// <param name="owner">Whom it was with.</param>
    /// <param name="expiresAt">When it is forgotten.</param>
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
