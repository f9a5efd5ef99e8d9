using System.Collections.Immutable;

namespace ScreenPop.Ccp.Faults;

/// <summary>Faults of the CCP, for tests and for the operator. By default there are none.</summary>
public sealed record CcpFaults
{
    public static CcpFaults None { get; } = new();

    /// <summary>
    /// The delay of the first acknowledgement; <see cref="Timeout.InfiniteTimeSpan"/> for a CCP that never answers. The default
    /// value is zero.
    /// </summary>
    public TimeSpan SlowStart { get; init; }

    /// <summary>The CCP stops answering the library's keep-alive.</summary>
    public bool StopsAcknowledging { get; init; }

    /// <summary>The CCP asks for a sign-in, as an instance does without a session.</summary>
    public bool RequiresSignIn { get; init; }

    /// <summary>The browser sends no third-party cookies: signing in works in the popup, but not in the embedded frame.</summary>
    public bool RefusesThirdPartyCookies { get; init; }

    /// <summary>No origin is approved, so the browser refuses to show the CCP in a frame.</summary>
    public bool RefusesFraming { get; init; }

    /// <summary>API requests that fail or get no answer, by method.</summary>
    public ImmutableDictionary<string, ApiFault> Api { get; init; } = ImmutableDictionary<string, ApiFault>.Empty;

    /// <summary>
    /// The status of API requests: 401 for an expired session, 403 for denied access, null for a valid session.
    /// </summary>
    public int? SessionStatus { get; init; }
}

/// <summary>The fault of an API request.</summary>
/// <param name="Type">The error's type; null when the request gets no answer.</param>
/// <param name="Message">The error's text.</param>
/// <param name="StatusCode">The HTTP status of the service, for errors that pass it on to the library.</param>
public sealed record ApiFault(string? Type, string Message = "Simulated failure", int? StatusCode = null)
{
    public static ApiFault NoAnswer { get; } = new((string?)null);
}
