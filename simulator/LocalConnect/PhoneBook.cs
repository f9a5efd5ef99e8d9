namespace ScreenPop.LocalConnect;

/// <summary>A number and its owner's name.</summary>
/// <param name="Finds">The lookup's result for this caller, in a few words.</param>
public sealed record PhoneBookEntry(string Number, string Name, string? Finds = null);

/// <summary>The numbers that the phone page offers. They change with the files that they come from.</summary>
public sealed class PhoneBook
{
    private volatile IReadOnlyList<PhoneBookEntry> callers = [];
    private volatile IReadOnlyList<PhoneBookEntry> lines = [];

    public static PhoneBook Empty { get; } = new();

    public IReadOnlyList<PhoneBookEntry> Callers
    {
        get => callers;
        internal set => callers = value;
    }

    public IReadOnlyList<PhoneBookEntry> Lines
    {
        get => lines;
        internal set => lines = value;
    }
}
