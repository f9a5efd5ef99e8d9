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

    /// <summary>The agent's page shows Amazon's own panel. By default it has controls of its own.</summary>
    public bool NativePanel { get; init; }

    /// <summary>How long a contact rings, for the page's countdown; zero where it is not known.</summary>
    public TimeSpan RingTime { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
