namespace ScreenPop.Ccp;

/// <summary>Options of the CCP.</summary>
public sealed class CcpOptions
{
    /// <summary>
    /// Origins whose pages may embed the CCP, such as <c>http://localhost:5180</c>; every page around such a page as well. The
    /// page that asks is known by its <c>Referer</c>. The CCP's own origin is always allowed. The default value is empty.
    /// </summary>
    public ISet<string> ApprovedOrigins { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// The signed-in agent when neither the address nor the cookie names one. The default value is <c>jdoe</c>.
    /// </summary>
    public string DefaultUsername { get; set; } = "jdoe";

    /// <summary>The agent's state when their first page connects. The default value is <c>Available</c>.</summary>
    public string StateOnSignIn { get; set; } = "Available";

    /// <summary>
    /// The delay between the answer to an API request and the snapshot that shows its effect. The service sends the answer
    /// first, then the snapshot; with zero the order is reversed. The default value is 100 ms.
    /// </summary>
    public TimeSpan SnapshotDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long an agent may do nothing before being signed out: no key, no click in the CCP, no <c>sendActivity</c> of the
    /// page, no call. Null, the default value, never signs out, as an instance does whose authentication profile says nothing.
    /// </summary>
    public TimeSpan? SignOutAfter { get; set; }

    /// <summary>How long before that the agent is warned. The default value is one minute.</summary>
    public TimeSpan SignOutWarning { get; set; } = TimeSpan.FromMinutes(1);
}
