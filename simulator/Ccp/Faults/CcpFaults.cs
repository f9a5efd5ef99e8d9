using System.Collections.Immutable;

namespace ScreenPop.Ccp.Faults;

/// <summary>What goes wrong with the CCP, for tests and for the operator. By default nothing does.</summary>
public sealed record CcpFaults
{
    public static CcpFaults None { get; } = new();

    /// <summary>
    /// How long a page waits for its first acknowledgement; <see cref="Timeout.InfiniteTimeSpan"/> is a CCP that never answers.
    /// </summary>
    public TimeSpan SlowStart { get; init; }

    /// <summary>Leaves the library's keep-alive unanswered.</summary>
    public bool StopsAcknowledging { get; init; }

    /// <summary>Asks for a sign-in, as an instance does when there is no session.</summary>
    public bool RequiresSignIn { get; init; }

    /// <summary>
    /// A browser that sends no cookies to an embedded page of another site: signing in helps the popup, never the frame.
    /// </summary>
    public bool RefusesThirdPartyCookies { get; init; }

    /// <summary>No origin is approved: the browser refuses to show the CCP in a frame.</summary>
    public bool RefusesFraming { get; init; }

    /// <summary>API requests that fail or are never answered, by method.</summary>
    public ImmutableDictionary<string, ApiFault> Api { get; init; } = ImmutableDictionary<string, ApiFault>.Empty;

    /// <summary>
    /// The session's state as API requests see it: 401 once it has expired, 403 where access is denied, null while it is good.
    /// </summary>
    public int? SessionStatus { get; init; }
}

/// <summary>How an API request goes wrong.</summary>
/// <param name="Type">The error's type; null when the request is never answered.</param>
/// <param name="Message">The error's text.</param>
/// <param name="StatusCode">HTTP status the service gave, where the library is told one.</param>
public sealed record ApiFault(string? Type, string Message = "Simulated failure", int? StatusCode = null)
{
    public static ApiFault NoAnswer { get; } = new((string?)null);
}
