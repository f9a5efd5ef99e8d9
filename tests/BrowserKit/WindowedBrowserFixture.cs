namespace ScreenPop.BrowserKit;

/// <summary>
/// A browser with windows, like the agents'. It blocks popups, moves the focus between windows, and asks before it grants a
/// microphone.
/// </summary>
public sealed class WindowedBrowserFixture : BrowserFixture
{
    protected override bool HasWindows => true;
}
