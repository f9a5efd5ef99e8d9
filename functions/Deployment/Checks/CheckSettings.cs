using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment.Checks;

/// <summary>The check's environment.</summary>
/// <param name="Version">ARN of the newest version, which callers are to reach next.</param>
/// <param name="Alias">ARN that callers reach.</param>
/// <param name="Instance">ARN of the Amazon Connect instance that the sample lookup says it comes from.</param>
internal sealed record CheckSettings(string Version, string Alias, string Instance)
{
    /// <summary>Is there in the check's environment only.</summary>
    public const string AliasVariable = "LOOKUP_ALIAS";

    /// <exception cref="ConfigurationException">A variable is missing.</exception>
    public static CheckSettings Read(Func<string, string?> environment)
    {
        return new CheckSettings(Value("LOOKUP_VERSION"), Value(AliasVariable), Value("INSTANCE_ARN"));

        string Value(string name) =>
            environment(name) is { Length: > 0 } value
                ? value
                : throw new ConfigurationException($"{name} is not set; the template sets it.");
    }
}
