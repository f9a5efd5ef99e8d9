namespace ScreenPop.FlowEngine.Program;

/// <summary>Error types in the spelling of Flow language.</summary>
internal static class ErrorTypes
{
    public const string NoMatchingError = nameof(NoMatchingError);
    public const string NoMatchingCondition = nameof(NoMatchingCondition);
    public const string InputTimeLimitExceeded = nameof(InputTimeLimitExceeded);
    public const string InvalidPhoneNumber = nameof(InvalidPhoneNumber);
    public const string QueueAtCapacity = nameof(QueueAtCapacity);
    public const string TimeLimitExceeded = nameof(TimeLimitExceeded);
    public const string ConnectionTimeLimitExceeded = nameof(ConnectionTimeLimitExceeded);
    public const string ChannelMismatch = nameof(ChannelMismatch);
    public const string NoneFound = nameof(NoneFound);
    public const string MultipleFound = nameof(MultipleFound);
    public const string NoneFoundError = nameof(NoneFoundError);
    public const string MultipleFoundError = nameof(MultipleFoundError);
    public const string ContactNotLinked = nameof(ContactNotLinked);
    public const string InvalidCallbackNumber = nameof(InvalidCallbackNumber);
}
