namespace ScreenPop.Soak.Desk;

/// <summary>The state of an agent's browser after a command.</summary>
internal sealed record DeskAnswer(int N, IReadOnlyList<OpenedRecord>? Opened, IReadOnlyList<DeskTab>? Tabs, string? Error);

/// <summary>An address that was opened on the screen.</summary>
/// <param name="PopKey">The key that the page recorded as popped; null when it showed an earlier pop again.</param>
internal sealed record OpenedRecord(string ContactId, string Url, bool ByAgent, string? PopKey);

internal sealed record DeskTab(string Name, string Phase, bool Offline, bool Leads, IReadOnlyList<DeskContact> Contacts);

internal sealed record DeskContact(
    string ContactId,
    string Stage,
    string Status,
    string? Rule,
    string? Target,
    IReadOnlyList<string> Happenings
);
