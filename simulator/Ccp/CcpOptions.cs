namespace ScreenPop.Ccp;

/// <summary>Options of the CCP.</summary>
public sealed class CcpOptions
{
    /// <summary>
    /// Origins whose pages may embed the CCP, such as <c>http://localhost:5180</c>. A page around such a page needs its origin
    /// here too. The <c>Referer</c> names the embedding page. The CCP's own origin is always allowed. The default value is empty.
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
    /// The time without activity after which the CCP signs an agent out. Keys and clicks in the CCP, <c>sendActivity</c> of the
    /// page and calls are activity. The default value is null, which never signs out, like an authentication profile without a
    /// limit.
    /// </summary>
    public TimeSpan? SignOutAfter { get; set; }

    /// <summary>The time between the warning and the sign-out. The default value is one minute.</summary>
    public TimeSpan SignOutWarning { get; set; } = TimeSpan.FromMinutes(1);
}
