namespace ScreenPop.Cli.Deploy;

/// <summary>The plan of a deployment.</summary>
/// <param name="Parameters">The parameters of the template.</param>
/// <param name="RoutingProfile">Id of the profile that gets the queue; null for none.</param>
/// <param name="IsFailedCreation">Whether the stack exists after a failed creation. It can only be deleted.</param>
internal sealed record DeployPlan(
    string Stack,
    string InstanceId,
    IReadOnlyDictionary<string, string> Parameters,
    string? RoutingProfile,
    bool IsFailedCreation
)
{
    /// <summary>
    /// Each parameter as one word for <c>sam deploy --parameter-overrides</c>. The inner quotes keep blanks, single quotes and an
    /// empty value, which clears a parameter. A plain word needs no quotes.
    /// </summary>
    public IEnumerable<string> Overrides =>
        Parameters.Select(parameter =>
            ShellWord.Quote(parameter.Value) == parameter.Value
                ? $"{parameter.Key}={parameter.Value}"
                : $"{parameter.Key}=\"{parameter.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        );
}
