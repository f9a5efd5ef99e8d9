namespace ScreenPop.Prerequisites;

/// <summary>What a prerequisite asks of the machine it may have to be installed on.</summary>
public interface IMachine
{
    OperatingSystemKind System { get; }

    /// <summary>True where a package manager needs no <c>sudo</c>.</summary>
    bool IsRoot { get; }

    /// <returns>An environment variable, or null where it is not set or empty.</returns>
    string? Variable(string name);

    bool FileExists(string path);

    /// <summary>Runs a command with a closed standard input, so that it cannot ask anything.</summary>
    /// <returns>Null where it ended with exit code 0, otherwise one line that says how it ended.</returns>
    Task<string?> RunAsync(string program, IEnumerable<string> arguments, TimeSpan timeout, CancellationToken cancellationToken);
}
