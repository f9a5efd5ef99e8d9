using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect;

/// <summary>Options of a local instance's pages.</summary>
public sealed record LocalConnectOptions
{
    public const int DefaultPort = 5180;

    public required RepositoryLayout Layout { get; init; }

    /// <summary>The first of three consecutive ports; see <see cref="LocalAddresses"/>. The default value is 5180.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The records of the sample record system: customer id to fields. The default value is empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Records { get; init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>();

    /// <summary>The numbers that the phone page offers. The default value is empty.</summary>
    public PhoneBook PhoneBook { get; init; } = PhoneBook.Empty;

    /// <summary>
    /// The path of the user's own <c>screen-pop.json</c>, read on each request. The page gets it with the local panel. The
    /// default value is null, for the shipped file.
    /// </summary>
    public string? ConfigFile { get; init; }

    /// <summary>
    /// The user names of the agents after the first one. Each has a page at a port of its own, after the other three, because the
    /// browser's storage belongs to the origin. The default value is empty.
    /// </summary>
    public IReadOnlyList<string> FurtherAgents { get; init; } = [];

    /// <summary>
    /// Whether the agent's page shows Amazon's own panel. The default value is false: the page has its own controls.
    /// </summary>
    public bool NativePanel { get; init; }

    /// <summary>The time without activity after which the panel signs an agent out. The default value is null: never.</summary>
    public TimeSpan? SignOutAfter { get; init; }

    /// <summary>How long a contact rings, for the page's countdown; zero when unknown.</summary>
    public TimeSpan RingTime { get; init; }

    internal LocalAddresses Addresses => new(Port) { FurtherAgents = FurtherAgents.Count };

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
