namespace ScreenPop.Ccp;

/// <summary>How the CCP is served and how it behaves.</summary>
public sealed class CcpOptions
{
    /// <summary>
    /// Origins whose pages may embed the CCP, such as <c>http://localhost:5180</c>. The CCP's own origin always may.
    /// </summary>
    public ISet<string> ApprovedOrigins { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Who is signed in where the address and the cookie name nobody. The default value is <c>jdoe</c>.</summary>
    public string DefaultUsername { get; set; } = "jdoe";

    /// <summary>The state an agent starts in when their first page connects. The default value is <c>Available</c>.</summary>
    public string StateOnSignIn { get; set; } = "Available";

    /// <summary>
    /// How long after an API request its effect shows in a snapshot. The service answers first and the page learns of the
    /// change a little later; with zero it is the other way round. The default value is 100 ms.
    /// </summary>
    public TimeSpan SnapshotDelay { get; set; } = TimeSpan.FromMilliseconds(100);
}
