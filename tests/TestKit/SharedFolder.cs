using ScreenPop.Toolchain;

namespace ScreenPop.TestKit;

/// <summary>
/// Test data outside the repository, in a folder <c>shared</c> beside the checkout. Most clones have none: a test asserts on
/// the existing files and has nothing to assert without them.
/// </summary>
public static class SharedFolder
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RepositoryLayout.Find().Root, "..", "shared"));

    /// <summary>The files of a folder that match a pattern; empty when the folder is missing.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal)] : [];
    }
}
