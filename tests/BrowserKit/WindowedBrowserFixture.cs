namespace ScreenPop.BrowserKit;

/// <summary>
/// A browser as agents have it, for tests of what only that one does: it blocks popups, moves the focus between windows, and
/// asks before it grants a microphone.
/// </summary>
public sealed class WindowedBrowserFixture : BrowserFixture
{
    protected override bool HasWindows => true;
}
