namespace ScreenPop.ConnectApi.Instance;

/// <summary>A claimed number.</summary>
public sealed record PhoneNumberResource(
    string Id,
    string Arn,
    string Number,
    string? Description = null,
    string? ContactFlowId = null
);
