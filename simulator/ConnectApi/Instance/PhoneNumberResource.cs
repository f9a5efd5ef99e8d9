namespace ScreenPop.ConnectApi.Instance;

/// <summary>A phone number that the instance has claimed.</summary>
public sealed record PhoneNumberResource(
    string Id,
    string Arn,
    string Number,
    string? Description = null,
    string? ContactFlowId = null
);
