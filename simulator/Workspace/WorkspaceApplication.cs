namespace ScreenPop.Workspace;

/// <summary>An application that is registered with the instance.</summary>
/// <param name="Name">The name, unique in the account. It is the argument of <c>launchApp</c>.</param>
/// <param name="AccessUrl">The page that the workspace frames.</param>
public sealed record WorkspaceApplication(string Name, Uri AccessUrl)
{
    /// <summary>Permissions of the registration; <c>*</c> grants everything. The default value is <c>*</c>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = ["*"];

    /// <summary>
    /// Whether each contact has its own instance of the app. The default value is <c>false</c>: all contacts share one.
    /// </summary>
    public bool IsPerContact { get; init; }

    /// <summary>
    /// Whether the app is an invisible page that runs from sign-in to sign-out. The default value is <c>false</c>.
    /// </summary>
    public bool IsService { get; init; }

    /// <summary>
    /// Whether the app opens with the workspace, like one that an agent has pinned. The default value is <c>true</c>.
    /// </summary>
    public bool IsPinned { get; init; } = true;

    /// <summary>
    /// The tokens of the frame's <c>sandbox</c>. The default value is the service's default for a registration without any.
    /// </summary>
    public IReadOnlyList<string> Sandbox { get; init; } = DefaultSandbox;

    /// <summary>
    /// The features of the frame's attribute <c>allow</c>, such as <c>clipboard-write</c>. The default value is empty.
    /// </summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    public static IReadOnlyList<string> DefaultSandbox { get; } =
    ["allow-forms", "allow-popups", "allow-same-origin", "allow-scripts"];
}
