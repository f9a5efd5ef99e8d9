using System.Collections.Immutable;

namespace ScreenPop.LocalConnect.Records;

/// <summary>The notes of the sample record system, in memory.</summary>
internal sealed class RecordNotes
{
    /// <summary>The number of notes to keep. The oldest one goes first.</summary>
    private const int Most = 1000;

    private ImmutableList<RecordNote> notes = [];

    /// <summary>Keeps a note. Of two notes about one contact, the later one counts.</summary>
    public void Keep(RecordNote note) =>
        ImmutableInterlocked.Update(
            ref notes,
            (kept, added) =>
            {
                var same = kept.Find(one => one.ContactId == added.ContactId);
                var updated =
                    same is null ? kept.Add(added)
                    : same.At <= added.At ? kept.Remove(same).Add(added)
                    : kept;
                return updated.Count > Most ? updated.RemoveAt(0) : updated;
            },
            note
        );

    /// <summary>The notes about a customer's contacts, newest first; null for those of unknown callers.</summary>
    public IReadOnlyList<RecordNote> Of(string? customerId) =>
        [.. notes.Where(note => note.CustomerId == customerId).OrderByDescending(note => note.At)];
}
