namespace ScreenPop.FlowEngine;

/// <summary>Error types on the wire.</summary>
internal static class ErrorTypes
{
    public const string NoMatchingError = nameof(NoMatchingError);
    public const string NoMatchingCondition = nameof(NoMatchingCondition);
    public const string InputTimeLimitExceeded = nameof(InputTimeLimitExceeded);
    public const string InvalidPhoneNumber = nameof(InvalidPhoneNumber);
    public const string QueueAtCapacity = nameof(QueueAtCapacity);
    public const string InvalidCallbackNumber = nameof(InvalidCallbackNumber);
}
