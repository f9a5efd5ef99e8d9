using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.History;

/// <summary>
/// The owner of a contact: the customer or the key whose history it belongs to. It is decided once, when the contact has ended.
/// </summary>
/// <param name="CustomerId">The customer; null when the customer is unknown.</param>
/// <param name="Key">For an unknown customer: the number or other key whose history gets the contact.</param>
/// <param name="Line">The name of the dialed line.</param>
public sealed record ContactOwner(string? CustomerId, LookupKey? Key, string? Line)
{
    /// <summary>
    /// Selects the owner from the notes of a contact's lookups. A match by an explicit key ranks above a match by the caller
    /// id, and both rank above everything else; among equals the newest wins. Without a match the contact belongs to the number
    /// it came from, rather than to a key that may be mistyped.
    /// </summary>
    /// <returns>Null when no note names a customer or a key.</returns>
    public static ContactOwner? Of(IReadOnlyList<LookupNote> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var newestFirst = notes.OrderByDescending(note => note.At).ToList();
        var line = newestFirst.Select(note => note.Line).FirstOrDefault(name => name is not null);
        var match = newestFirst
            .Where(note => note is { Outcome: NoteOutcome.Match, CustomerId: not null })
            .OrderByDescending(note => note.IsExplicit)
            .FirstOrDefault();
        var key =
            newestFirst.Select(note => note.Caller).FirstOrDefault(caller => caller is not null)
            ?? newestFirst.Select(note => note.Key).FirstOrDefault(given => given is not null);
        return match is null && key is null ? null : new ContactOwner(match?.CustomerId, key, line);
    }

    /// <summary>
    /// Keys that may still identify the customer: those of failed lookups, and the caller's number or address when the lookups
    /// only used other keys. Explicit keys come first.
    /// </summary>
    public static IReadOnlyList<LookupKey> Unanswered(IReadOnlyList<LookupNote> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var answered = notes.Where(note => note.Outcome is not NoteOutcome.Failed).Select(note => note.Key).ToHashSet();
        return
        [
            .. notes
                .OrderByDescending(note => note.IsExplicit)
                .ThenByDescending(note => note.At)
                .Select(note => note.Key)
                .Concat(notes.Select(note => note.Caller))
                .OfType<LookupKey>()
                .Where(key => !answered.Contains(key))
                .Distinct(),
        ];
    }
}
