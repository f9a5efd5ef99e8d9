namespace ScreenPop.Cli;

/// <summary>Reads the files that a person names.</summary>
internal static class InputFile
{
    /// <exception cref="BadUsageException">The file is missing, a folder, or cannot be read.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadUsageException(
                FaultOf(path) is { } fault ? $"'{path}' {fault}." : $"'{path}' cannot be read: {problem.Message}"
            );
        }
    }

    /// <summary>Checks the file of an option before the command begins.</summary>
    /// <param name="remedy">A sentence that follows the fault.</param>
    /// <exception cref="BadUsageException">The file is missing or a folder.</exception>
    public static void Check(string option, FileInfo? file, string remedy = "")
    {
        if (file is not null && FaultOf(file.ToString()) is { } fault)
        {
            throw new BadUsageException($"{option} names '{file}', which {fault}. {remedy}".TrimEnd());
        }
    }

    /// <summary>What a path is instead of a file, as the end of a sentence; null for a file.</summary>
    public static string? FaultOf(string path) =>
        File.Exists(path) ? null
        : Directory.Exists(path) ? "is a folder, not a file"
        : "does not exist";
}
