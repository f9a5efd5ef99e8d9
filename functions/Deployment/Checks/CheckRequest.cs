namespace ScreenPop.Deployment.Checks;

/// <summary>
/// The request that CodeDeploy sends to a hook. A schedule's event has neither member. Source: CodeDeploy User Guide, AppSpec
/// "hooks" for Lambda.
/// </summary>
internal sealed record CheckRequest(string? DeploymentId, string? LifecycleEventHookExecutionId);

/// <param name="LookupStatus">The status that the sample lookup answered.</param>
internal sealed record CheckResult(string LookupStatus);

/// <summary>Body of PutLifecycleEventHookExecutionStatus.</summary>
/// <param name="Status"><c>Succeeded</c> or <c>Failed</c>.</param>
internal sealed record HookStatus(
    [property: System.Text.Json.Serialization.JsonPropertyName("deploymentId")] string DeploymentId,
    [property: System.Text.Json.Serialization.JsonPropertyName("lifecycleEventHookExecutionId")] string HookExecutionId,
    [property: System.Text.Json.Serialization.JsonPropertyName("status")] string Status
);
