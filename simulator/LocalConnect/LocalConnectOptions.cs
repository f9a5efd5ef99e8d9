using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect;

/// <summary>How the pages of a local instance are served.</summary>
public sealed record LocalConnectOptions
{
    public const int DefaultPort = 5180;

    public required RepositoryLayout Layout { get; init; }

    /// <summary>The first of three neighbouring ports; see <see cref="LocalAddresses"/>.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>What the sample record system shows: customer id to the fields of the record.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Records { get; init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>();

    /// <summary>The numbers that the phone page offers to call from and to.</summary>
    public PhoneBook PhoneBook { get; init; } = PhoneBook.Empty;

    /// <summary>The agent's page shows Amazon's own panel. By default it has controls of its own.</summary>
    public bool NativePanel { get; init; }

    /// <summary>How long a contact rings, for the page's countdown; zero where it is not known.</summary>
    public TimeSpan RingTime { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
