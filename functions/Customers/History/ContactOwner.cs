using ScreenPop.Customers.Keys;

namespace ScreenPop.Customers.History;

/// <summary>Whom a contact was with, as it is decided once, when the contact has ended.</summary>
/// <param name="CustomerId">The customer; null when nobody knows.</param>
/// <param name="Key">Without a customer: the number or other key the contact is kept under.</param>
/// <param name="Line">Name of the dialed line.</param>
public sealed record ContactOwner(string? CustomerId, LookupKey? Key, string? Line)
{
    /// <summary>
    /// The best of what the lookups of a contact learned. A match by a key that somebody gave stands over one by the caller id,
    /// and either over everything else; of equals the newest counts. Without a match the contact belongs to the number it came
    /// from, rather than to a key that was mistyped.
    /// </summary>
    /// <returns>Null when there is no note that tells anything.</returns>
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
    /// Keys that may tell the customer where no lookup did: those of lookups that failed, and the caller's number or address
    /// where only other keys were asked for. Keys that somebody gave come first.
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
