namespace ScreenPop.Toolchain;

/// <summary>Node.js and npm on the PATH.</summary>
public sealed record Node(string NodePath, string NpmPath)
{
    /// <summary>The oldest version that the widget's build tools support; also in <c>engines</c> of package.json.</summary>
    public static readonly Version Oldest = new(20, 19);

    /// <exception cref="SetupException">Node or npm is missing or too old.</exception>
    public static async Task<Node> FindAsync(CancellationToken cancellationToken)
    {
        var node = new Node(OnPath("node"), OnPath("npm"));
        var version = (
            await ToolProcess.RunAsync(node.NodePath, ["--version"], Environment.CurrentDirectory, null, cancellationToken)
        ).Trim();
        return Version.TryParse(version.TrimStart('v'), out var found) && found >= Oldest
            ? node
            : throw new SetupException(
                $"Node.js {Oldest} or newer is needed and '{node.NodePath}' is {version}: install it from https://nodejs.org."
            );
    }

    private static string OnPath(string command)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        var found =
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            where folder.Length > 0
            from ending in endings
            let path = Path.Combine(folder, command + ending)
            where File.Exists(path)
            select path;
        return found.FirstOrDefault()
            ?? throw new SetupException(
                $"'{command}' is not on the PATH: install Node.js {Oldest} or newer from https://nodejs.org."
            );
    }
}
