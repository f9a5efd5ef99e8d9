namespace ScreenPop.Prerequisites.Tests;

/// <summary>A machine with the files, variables and commands that a test gives it.</summary>
internal sealed class FakeMachine(OperatingSystemKind system, params string[] files) : IMachine
{
    private readonly HashSet<string> present = [.. files];
    private readonly List<string> commands = [];

    public OperatingSystemKind System => system;

    public bool IsRoot { get; init; }

    public Dictionary<string, string> Variables { get; } =
        new()
        {
            ["PATH"] = system is OperatingSystemKind.Windows ? @"C:\Windows\System32;C:\tools" : "/usr/local/bin:/usr/bin:/bin",
        };

    /// <summary>The file that a command installs, by the command's last words.</summary>
    public Dictionary<string, string> Brings { get; } = [];

    /// <summary>Commands that fail, by their first words.</summary>
    public HashSet<string> Failing { get; } = [];

    /// <summary>The commands so far, except the checks whether a browser starts.</summary>
    public IReadOnlyList<string> Commands => commands;

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    public bool FileExists(string path) => present.Contains(path);

    public void Add(string path) => present.Add(path);

    public Task<string?> RunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var command = string.Join(' ', [program, .. arguments]);
        if (!command.EndsWith(" --version", StringComparison.Ordinal))
        {
            commands.Add(command);
        }

        if (Failing.Any(start => command.StartsWith(start, StringComparison.Ordinal)))
        {
            return Task.FromResult<string?>($"'{command}' ended with exit code 100");
        }

        foreach (var (_, path) in Brings.Where(entry => command.EndsWith(entry.Key, StringComparison.Ordinal)))
        {
            present.Add(path);
        }

        return Task.FromResult<string?>(null);
    }
}
