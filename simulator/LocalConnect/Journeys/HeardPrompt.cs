namespace ScreenPop.LocalConnect.Journeys;

/// <summary>A prompt as the caller heard it.</summary>
internal sealed record HeardPrompt(DateTimeOffset At, string Text);
