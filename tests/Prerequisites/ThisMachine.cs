using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

/// <summary>The machine that the tests run on.</summary>
public sealed class ThisMachine : IMachine
{
    public OperatingSystemKind System { get; } =
        OperatingSystem.IsWindows() ? OperatingSystemKind.Windows
        : OperatingSystem.IsMacOS() ? OperatingSystemKind.MacOS
        : OperatingSystemKind.Linux;

    public bool IsRoot => System is not OperatingSystemKind.Windows && Environment.IsPrivilegedProcess;

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public bool FileExists(string path) => File.Exists(path);

    public async Task<string?> RunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            await ToolProcess.RunAsync(program, arguments, Environment.CurrentDirectory, null, limit.Token);
            return null;
        }
        catch (SetupException problem)
        {
            return problem.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"'{program}' has not ended after {timeout.TotalMinutes:0} minutes.";
        }
    }
}
