using ScreenPop.Toolchain;

namespace ScreenPop.TestKit;

/// <summary>
/// Test data that is not part of the repository, in a folder <c>shared</c> beside the checkout. Most clones have none:
/// a test over it asserts on what is there and has nothing to assert when it is absent.
/// </summary>
public static class SharedFolder
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RepositoryLayout.Find().Root, "..", "shared"));

    /// <summary>The files of one of its folders that match a pattern; none when the folder is absent.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal)] : [];
    }
}
