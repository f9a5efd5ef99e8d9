namespace ScreenPop.LocalConnect;

/// <summary>A number and its owner's name.</summary>
public sealed record PhoneBookEntry(string Number, string Name);

/// <summary>The numbers that the phone page offers.</summary>
public sealed record PhoneBook(IReadOnlyList<PhoneBookEntry> Callers, IReadOnlyList<PhoneBookEntry> Lines)
{
    public static PhoneBook Empty { get; } = new([], []);
}
