using System.Text.Json.Nodes;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>A resource that a service made.</summary>
/// <param name="Reference">What <c>Ref</c> gives, which is its physical id.</param>
/// <param name="Properties">As the service got them.</param>
internal sealed record DeployedResource(
    string LogicalId,
    string Type,
    string Reference,
    JsonObject Properties,
    IReadOnlyDictionary<string, string> Attributes
)
{
    /// <summary>What its template said of its deletion and of the deletion of its former self.</summary>
    public string? DeletionPolicy { get; init; }

    public string? UpdateReplacePolicy { get; init; }

    public string Attribute(string name) =>
        Attributes.TryGetValue(name, out var value)
            ? value
            : throw new ServiceRefusalException("ValidationError", $"{LogicalId} ({Type}) has no attribute {name}.");
}
