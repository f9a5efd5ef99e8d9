using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>A resource that a service has created.</summary>
/// <param name="Reference">The value of <c>Ref</c>, the physical id.</param>
/// <param name="Properties">The properties that the service received.</param>
internal sealed record DeployedResource(
    string LogicalId,
    string Type,
    string Reference,
    JsonObject Properties,
    IReadOnlyDictionary<string, string> Attributes
)
{
    /// <summary>
    /// The template's policy for deleting the resource. <see cref="UpdateReplacePolicy"/> is the one for replacing it.
    /// </summary>
    public string? DeletionPolicy { get; init; }

    public string? UpdateReplacePolicy { get; init; }

    public string Attribute(string name) =>
        Attributes.TryGetValue(name, out var value)
            ? value
            : throw new ServiceRefusalException("ValidationError", $"{LogicalId} ({Type}) has no attribute {name}.");
}
