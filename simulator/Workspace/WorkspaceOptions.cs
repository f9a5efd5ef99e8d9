namespace ScreenPop.Workspace;

/// <summary>Options of the agent workspace.</summary>
public sealed class WorkspaceOptions
{
    public IList<WorkspaceApplication> Applications { get; } = [];

    /// <summary>The signed-in agent when the address names none. The default value is <c>jdoe</c>.</summary>
    public string DefaultUsername { get; set; } = "jdoe";

    /// <summary>The state an agent starts in when their first page connects. The default value is <c>Available</c>.</summary>
    public string StateOnSignIn { get; set; } = "Available";
}
