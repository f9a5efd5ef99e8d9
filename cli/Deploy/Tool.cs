using System.ComponentModel;
using System.Diagnostics;

namespace ScreenPop.Cli.Deploy;

/// <summary>Runs a tool whose output the deployer watches.</summary>
/// <returns>The exit code; null when the tool is not on the PATH.</returns>
internal delegate Task<int?> RunTool(
    string tool,
    IReadOnlyList<string> arguments,
    IReadOnlyDictionary<string, string> environment,
    CancellationToken cancellationToken
);

internal static class Tool
{
    public static async Task<int?> RunAsync(
        string tool,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Toolchain.RepositoryLayout.Find().Root };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
