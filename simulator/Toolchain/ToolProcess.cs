using System.Diagnostics;

namespace ScreenPop.Toolchain;

/// <summary>Runs a command to its end, such as <c>npm ci</c>.</summary>
public static class ToolProcess
{
    /// <summary>Runs a command and returns its standard output.</summary>
    /// <exception cref="SetupException">The command cannot be started, or ended with an exit code other than 0; the message
    /// ends with its last lines.</exception>
    public static async Task<string> RunAsync(
        string fileName,
        IEnumerable<string> arguments,
        string workingDirectory,
        string? input,
        CancellationToken cancellationToken
    )
    {
        var info = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(info);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await WriteInputAsync(process, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new SetupException(
                $"'{fileName} {string.Join(' ', info.ArgumentList)}' ended with exit code {process.ExitCode}: {LastLines(await errors, await output)}"
            );
    }

    private static Process Start(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (System.ComponentModel.Win32Exception cause)
        {
            throw new SetupException($"'{info.FileName}' cannot be started: {cause.Message}.", cause);
        }
    }

    private static async Task WriteInputAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended without reading its input. Its exit code and standard error state the reason.
        }
    }

    private static string LastLines(string errors, string output)
    {
        var lines = (string.IsNullOrWhiteSpace(errors) ? output : errors).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return string.Join(" | ", lines.TakeLast(6));
    }
}
