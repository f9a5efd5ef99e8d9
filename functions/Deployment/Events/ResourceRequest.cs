using System.Text.Json.Serialization;

namespace ScreenPop.Deployment.Events;

/// <summary>
/// What CloudFormation sends to a custom resource. Source: CloudFormation User Guide, "Custom resource request objects".
/// Every property is a string there, whatever it was in the template.
/// </summary>
internal sealed record ResourceRequest
{
    /// <summary><c>Create</c>, <c>Update</c> or <c>Delete</c>.</summary>
    public required string RequestType { get; init; }

    /// <summary>A presigned address that takes one PUT.</summary>
    [JsonPropertyName("ResponseURL")]
    public required Uri ResponseUrl { get; init; }

    public required string StackId { get; init; }

    public required string RequestId { get; init; }

    public required string LogicalResourceId { get; init; }

    /// <summary>Such as <c>Custom::WidgetFiles</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>What a former answer gave as id; null on <c>Create</c>.</summary>
    public string? PhysicalResourceId { get; init; }

    public IReadOnlyDictionary<string, string> ResourceProperties { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentException">The template does not give it.</exception>
    public string Property(string name) =>
        ResourceProperties.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new ArgumentException($"{LogicalResourceId} has no property {name}; the template has to set it.");
}
