namespace ScreenPop.Deployment.Events;

/// <summary>
/// An answer to CloudFormation. Source: CloudFormation User Guide, "Custom resource response objects"; at most 4,096 bytes.
/// </summary>
/// <param name="Status"><c>SUCCESS</c> or <c>FAILED</c>.</param>
/// <param name="Reason">Shown in the stack's events; required when the status is <c>FAILED</c>.</param>
internal sealed record ResourceResponse(
    string Status,
    string Reason,
    string PhysicalResourceId,
    string StackId,
    string RequestId,
    string LogicalResourceId
)
{
    /// <summary>The id of a resource whose creation failed. CloudFormation deletes such a resource, too.</summary>
    public const string NeverMade = "never-made";

    private const int LongestReason = 1000;

    public static ResourceResponse Success(ResourceRequest request, string physicalId) =>
        new("SUCCESS", "", physicalId, request.StackId, request.RequestId, request.LogicalResourceId);

    public static ResourceResponse Failure(ResourceRequest request, string reason) =>
        new(
            "FAILED",
            reason.Length > LongestReason ? reason[..LongestReason] : reason,
            request.PhysicalResourceId ?? NeverMade,
            request.StackId,
            request.RequestId,
            request.LogicalResourceId
        );
}
