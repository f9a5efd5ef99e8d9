using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment.Checks;

/// <summary>The check's environment.</summary>
/// <param name="Version">The ARN of the newest version, which callers reach next.</param>
/// <param name="Alias">The ARN of the alias that callers reach.</param>
/// <param name="Instance">The ARN of the Amazon Connect instance in the sample lookup's event.</param>
internal sealed record CheckSettings(string Version, string Alias, string Instance)
{
    /// <summary>Only the check's environment has this variable.</summary>
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
