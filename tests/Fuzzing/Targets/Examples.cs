using System.Text;
using ScreenPop.Toolchain;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>The shipped files, as valid examples.</summary>
internal static class Examples
{
    public static IReadOnlyList<byte[]> Files(string pattern, params string[] folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine([RepositoryLayout.Find().Root, .. folder]), pattern)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes),
        ];

    public static IReadOnlyList<byte[]> Texts(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
