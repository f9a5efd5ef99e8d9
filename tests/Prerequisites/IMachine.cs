namespace ScreenPop.Prerequisites;

/// <summary>The machine on which a prerequisite may have to be installed.</summary>
public interface IMachine
{
    OperatingSystemKind System { get; }

    /// <summary>True where a package manager needs no <c>sudo</c>.</summary>
    bool IsRoot { get; }

    /// <returns>An environment variable; null when it is not set or empty.</returns>
    string? Variable(string name);

    bool FileExists(string path);

    /// <summary>Runs a command with a closed standard input, so that it cannot prompt.</summary>
    /// <returns>Null when it ended with exit code 0, otherwise one line that describes its end.</returns>
    Task<string?> RunAsync(string program, IEnumerable<string> arguments, TimeSpan timeout, CancellationToken cancellationToken);
}
