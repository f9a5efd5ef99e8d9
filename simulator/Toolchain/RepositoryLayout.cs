namespace ScreenPop.Toolchain;

/// <summary>The paths of the repository's parts on this machine.</summary>
public sealed record RepositoryLayout(string Root)
{
    private const string Marker = "ScreenPop.slnx";

    private static readonly string[] Pivots = ["release_net10.0", "debug_net10.0"];

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string ContactFlows => Path.Combine(Root, "contact-flows");

    public string WebWidget => Path.Combine(Root, "web-widget");

    /// <summary>The stylesheets that all pages of the suite share.</summary>
    public string WidgetLook => Path.Combine(WebWidget, "src", "ui", "look");

    public string WidgetSite => Path.Combine(WebWidget, "dist");

    public string SampleData => Path.Combine(Root, "simulator", "sample-data");

    public string DynaliteScript => Path.Combine(Root, "simulator", "dynalite", "serve.mjs");

    public string NodeModules => Path.Combine(Root, "node_modules");

    /// <summary>Finds the repository from the folder of the running program or from the current folder.</summary>
    /// <exception cref="SetupException">Neither folder is inside a checkout.</exception>
    public static RepositoryLayout Find()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Marker)))
                {
                    return new RepositoryLayout(folder.FullName);
                }
            }
        }

        throw new SetupException(
            $"No {Marker} above '{AppContext.BaseDirectory}' or '{Environment.CurrentDirectory}': run the command inside a clone of the repository."
        );
    }

    /// <summary>The executable of a function in the output of <c>dotnet build</c>.</summary>
    /// <param name="function">The function's project name, such as <c>CustomerLookup</c>.</param>
    /// <exception cref="SetupException">The function has not been built.</exception>
    public string Bootstrap(string function)
    {
        var name = OperatingSystem.IsWindows() ? "bootstrap.exe" : "bootstrap";
        var builds = Pivots
            .Select(pivot => new FileInfo(Path.Combine(Artifacts, "bin", function, pivot, name)))
            .Where(file => file.Exists)
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .ToList();
        return builds.Count > 0
            ? builds[0].FullName
            : throw new SetupException($"The function {function} is not built: run 'dotnet build functions/{function}'.");
    }
}
