using System.Text.Json.Serialization;

namespace ScreenPop.Deployment.Events;

/// <summary>
/// A request from CloudFormation to a custom resource. Source: CloudFormation User Guide, "Custom resource request objects".
/// Every property arrives as a string, whatever its type in the template.
/// </summary>
internal sealed record ResourceRequest
{
    /// <summary><c>Create</c>, <c>Update</c> or <c>Delete</c>.</summary>
    public required string RequestType { get; init; }

    /// <summary>A presigned URL that accepts one PUT.</summary>
    [JsonPropertyName("ResponseURL")]
    public required Uri ResponseUrl { get; init; }

    public required string StackId { get; init; }

    public required string RequestId { get; init; }

    public required string LogicalResourceId { get; init; }

    /// <summary>Such as <c>Custom::WidgetFiles</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The id of a former answer; null on <c>Create</c>.</summary>
    public string? PhysicalResourceId { get; init; }

    public IReadOnlyDictionary<string, string> ResourceProperties { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentException">The template does not set the property.</exception>
    public string Property(string name) =>
        ResourceProperties.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new ArgumentException($"{LogicalResourceId} has no property {name}; the template has to set it.");
}
