using Microsoft.Extensions.Logging;

namespace ScreenPop.ContactHistory;

/// <summary>The history's log events: 300 to 399.</summary>
internal static partial class Log
{
    [LoggerMessage(300, LogLevel.Information, "Contact event {EventType}: {Outcome}.")]
    public static partial void EventTaken(this ILogger log, string? eventType, string outcome);
}
