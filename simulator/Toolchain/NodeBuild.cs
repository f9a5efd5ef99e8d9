using System.Security.Cryptography;
using System.Text;

namespace ScreenPop.Toolchain;

/// <summary>Updates the npm packages and the built widget. Does nothing when they are up to date.</summary>
public sealed class NodeBuild(RepositoryLayout layout, Action<string>? progress = null)
{
    private readonly string lockPath = Path.Combine(layout.Artifacts, "node-build.lock");

    /// <summary>Installs the locked npm packages when the lock file has changed since the last installation.</summary>
    /// <exception cref="SetupException">Node is missing or the installation failed.</exception>
    public async Task EnsurePackagesAsync(CancellationToken cancellationToken)
    {
        using var taken = await FileLock.TakeAsync(lockPath, cancellationToken);
        await InstallIfStaleAsync(await Node.FindAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Installs the packages as <see cref="EnsurePackagesAsync"/> does, and builds the widget when one of its sources has
    /// changed.
    /// </summary>
    /// <exception cref="SetupException">Node is missing, or the installation or the build failed.</exception>
    public async Task EnsureWidgetAsync(CancellationToken cancellationToken)
    {
        using var taken = await FileLock.TakeAsync(lockPath, cancellationToken);
        var node = await Node.FindAsync(cancellationToken);
        await InstallIfStaleAsync(node, cancellationToken);

        var stamp = Path.Combine(layout.Artifacts, "widget.stamp");
        var sources = Fingerprint(WidgetSources());
        if (Directory.Exists(layout.WidgetSite) && IsStampedWith(stamp, sources))
        {
            return;
        }

        progress?.Invoke("Building the widget …");
        await ToolProcess.RunAsync(
            node.NpmPath,
            ["run", "build", "--workspace", "web-widget"],
            layout.Root,
            null,
            cancellationToken
        );
        await File.WriteAllTextAsync(stamp, sources, cancellationToken);
    }

    private async Task InstallIfStaleAsync(Node node, CancellationToken cancellationToken)
    {
        var stamp = Path.Combine(layout.NodeModules, ".screen-pop.stamp");
        var locked = Fingerprint([Path.Combine(layout.Root, "package-lock.json")]);
        if (IsStampedWith(stamp, locked))
        {
            return;
        }

        progress?.Invoke("Installing the npm packages …");
        await ToolProcess.RunAsync(node.NpmPath, ["ci", "--ignore-scripts"], layout.Root, null, cancellationToken);
        await File.WriteAllTextAsync(stamp, locked, cancellationToken);
    }

    private IEnumerable<string> WidgetSources()
    {
        string[] notSources = ["node_modules", "dist", "coverage", "reports"];
        return Directory
            .EnumerateFiles(layout.WebWidget, "*", SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(layout.WebWidget, file).Split(Path.DirectorySeparatorChar).Intersect(notSources).Any()
            )
            .Append(Path.Combine(layout.ContactFlows, "attributes.json"))
            .Append(Path.Combine(layout.Root, "package-lock.json"))
            .Order(StringComparer.Ordinal);
    }

    private static bool IsStampedWith(string stamp, string fingerprint) =>
        File.Exists(stamp) && File.ReadAllText(stamp) == fingerprint;

    private static string Fingerprint(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
