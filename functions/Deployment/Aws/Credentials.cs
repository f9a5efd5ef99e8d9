using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment.Aws;

/// <summary>The role's credentials, which Lambda renews in the environment of a new process.</summary>
internal sealed record Credentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <exception cref="ConfigurationException">There are none.</exception>
    public static Credentials Read(Func<string, string?> environment) =>
        new(
            Required(environment, "AWS_ACCESS_KEY_ID"),
            Required(environment, "AWS_SECRET_ACCESS_KEY"),
            environment("AWS_SESSION_TOKEN")
        );

    private static string Required(Func<string, string?> environment, string name) =>
        environment(name) is { Length: > 0 } value
            ? value
            : throw new ConfigurationException($"{name} is not set; Lambda sets it.");
}
