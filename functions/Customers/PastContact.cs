namespace ScreenPop.Customers;

/// <summary>One contact of the past, as the agent is shown it.</summary>
public sealed record PastContact
{
    public required string ContactId { get; init; }

    /// <summary>When the contact began.</summary>
    public required DateTimeOffset At { get; init; }

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
}
