namespace ScreenPop.Workspace;

/// <summary>An application as it is registered with the instance.</summary>
/// <param name="Name">Unique in the account; what <c>launchApp</c> is given.</param>
/// <param name="AccessUrl">The page that the workspace frames.</param>
public sealed record WorkspaceApplication(string Name, Uri AccessUrl)
{
    /// <summary>Permissions of the registration; <c>*</c> grants everything. The default value is <c>*</c>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = ["*"];

    /// <summary>An instance for each contact. The default value is one instance for all of them.</summary>
    public bool IsPerContact { get; init; }

    /// <summary>A page without a face that is there from sign-in to sign-out. The default value is <c>false</c>.</summary>
    public bool IsService { get; init; }

    /// <summary>Opens with the workspace, as an app that an agent has pinned. The default value is <c>true</c>.</summary>
    public bool IsPinned { get; init; } = true;

    /// <summary>What the frame may do. The default value is what the service grants a registration that asks for
    /// nothing.</summary>
    public IReadOnlyList<string> Sandbox { get; init; } = DefaultSandbox;

    /// <summary>What the frame may do beyond that, as in the attribute <c>allow</c>. The default value is nothing.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    public static IReadOnlyList<string> DefaultSandbox { get; } =
    ["allow-forms", "allow-popups", "allow-same-origin", "allow-scripts"];
}
