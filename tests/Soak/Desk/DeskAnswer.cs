namespace ScreenPop.Soak.Desk;

/// <summary>What an agent's browser shows after a command.</summary>
internal sealed record DeskAnswer(int N, IReadOnlyList<OpenedRecord>? Opened, IReadOnlyList<DeskTab>? Tabs, string? Error);

/// <summary>An address that was put on the screen.</summary>
/// <param name="PopKey">What the page noted as popped; null when it showed again what had popped before.</param>
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
