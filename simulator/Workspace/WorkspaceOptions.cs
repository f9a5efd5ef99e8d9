namespace ScreenPop.Workspace;

/// <summary>What the agent workspace offers.</summary>
public sealed class WorkspaceOptions
{
    public IList<WorkspaceApplication> Applications { get; } = [];

    /// <summary>Who is signed in where the address names nobody. The default value is <c>jdoe</c>.</summary>
    public string DefaultUsername { get; set; } = "jdoe";

    /// <summary>The state an agent starts in when their first page connects. The default value is <c>Available</c>.</summary>
    public string StateOnSignIn { get; set; } = "Available";
}
