using System.Text;

namespace ScreenPop.Cli;

/// <summary>Writes the files that a command makes, each as a whole.</summary>
internal static class ResultFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc cref="WriteAsync(string, byte[], CancellationToken)"/>
    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, Utf8.GetBytes(text), cancellationToken);

    /// <summary>
    /// Writes a file beside the wanted one and renames it, so an interruption or a full disk leaves the old file whole. What a
    /// link names is written in place. Creates the folder.
    /// </summary>
    /// <exception cref="BadUsageException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new BadUsageException($"'{path}' cannot be written: it is a folder, not a file.");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (new FileInfo(path) is { LinkTarget: not null } or { Exists: true, Length: 0 })
            {
                // A link, a device and a pipe stay what they are, and an empty file loses nothing.
                await File.WriteAllBytesAsync(path, content, cancellationToken);
                return;
            }

            await ReplaceAsync(path, content, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadUsageException($"'{path}' cannot be written: {problem.Message}");
        }
    }

    private static async Task ReplaceAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, content, cancellationToken);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(part, File.GetUnixFileMode(path));
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
