using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.Deploy;

/// <summary>The plan of a deployment.</summary>
/// <param name="Parameters">The parameters of the template.</param>
/// <param name="RoutingProfile">Id of the profile that gets the queue; null for none.</param>
/// <param name="Before">The stack before the deployment; null if there is none.</param>
internal sealed record DeployPlan(
    string Stack,
    string InstanceId,
    IReadOnlyDictionary<string, string> Parameters,
    string? RoutingProfile,
    StackBefore? Before
)
{
    public bool IsFailedCreation => Before is { IsFailedCreation: true };

    /// <summary>The processor that the functions are built for: the one of the stack's parameter.</summary>
    public string Architecture =>
        Parameters.GetValueOrDefault("Architecture")
        ?? (IsFailedCreation ? null : Before?.Parameters.GetValueOrDefault("Architecture"))
        ?? "arm64";

    public IEnumerable<string> Overrides =>
        Parameters.Select(parameter => StackParameter.Override(parameter.Key, parameter.Value));
}
