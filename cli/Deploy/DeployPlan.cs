namespace ScreenPop.Cli.Deploy;

/// <summary>What a deployment will do.</summary>
/// <param name="Parameters">Of the template.</param>
/// <param name="RoutingProfile">Id of the profile that gets the queue; null for none.</param>
/// <param name="IsFailedCreation">The stack is there and can only be deleted.</param>
internal sealed record DeployPlan(
    string Stack,
    string InstanceId,
    IReadOnlyDictionary<string, string> Parameters,
    string? RoutingProfile,
    bool IsFailedCreation
)
{
    /// <summary>
    /// Each as one word for <c>sam deploy --parameter-overrides</c>. The quotes inside keep blanks, single quotes and an empty
    /// value, which clears a parameter; a plain word needs none.
    /// </summary>
    public IEnumerable<string> Overrides =>
        Parameters.Select(parameter =>
            ShellWord.Quote(parameter.Value) == parameter.Value
                ? $"{parameter.Key}={parameter.Value}"
                : $"{parameter.Key}=\"{parameter.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        );
}
