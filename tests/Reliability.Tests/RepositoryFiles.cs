using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;

namespace ScreenPop.Reliability.Tests;

/// <summary>The text files that git knows, by their path below the root.</summary>
internal static class RepositoryFiles
{
    public static async Task<IReadOnlyList<(string File, string Text)>> ReadAsync()
    {
        var layout = RepositoryLayout.Find();
        var cancellationToken = TestContext.Current.CancellationToken;
        var listed = await ToolProcess.RunAsync(
            await BuildTool.Git.GetAsync(new ThisMachine(), Console.Error.WriteLine, cancellationToken),
            ["ls-files", "--cached", "--others", "--exclude-standard"],
            layout.Root,
            null,
            cancellationToken
        );
        var files = new List<(string, string)>();
        foreach (var file in listed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(layout.Root, file);
            if (
                File.Exists(path)
                && await File.ReadAllTextAsync(path, cancellationToken) is var text
                && !text.Contains('\0', StringComparison.Ordinal)
            )
            {
                files.Add((file, text));
            }
        }

        return files;
    }
}
