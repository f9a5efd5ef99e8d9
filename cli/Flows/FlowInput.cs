using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Environments;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.Cli.Flows;

/// <summary>Reads the files of a command line, and turns every problem into one line and exit code 2.</summary>
internal static class FlowInput
{
    /// <exception cref="BadUsageException">The file is missing, unreadable or malformed.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return InputFile.Read(path, read);
        }
        catch (Exception problem)
            when (problem is FlowFormatException or CallScriptException or MissingPlaceholdersException or UnresolvedArnsException
            )
        {
            throw new BadUsageException(problem.Message);
        }
    }

    /// <exception cref="BadUsageException">As with <see cref="Read"/>.</exception>
    public static async Task<T> ReadAsync<T>(string path, Func<string, Task<T>> read)
    {
        try
        {
            return await read(path);
        }
        catch (MissingPlaceholdersException problem)
        {
            throw new BadUsageException(problem.Message);
        }
    }

    public static Flow Flow(string path) => Read(path, FlowLanguage.Flow.Load);

    /// <summary>Writes a result to a file, or to standard output without one.</summary>
    /// <exception cref="BadUsageException">The file cannot be written.</exception>
    public static async Task WriteAsync(string text, FileInfo? file, TextWriter output, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await output.WriteAsync(text.AsMemory(), cancellationToken);
            return;
        }

        await ResultFile.WriteAsync(file.FullName, text, cancellationToken);
    }
}
