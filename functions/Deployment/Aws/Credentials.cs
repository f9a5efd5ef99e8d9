using ScreenPop.LambdaHost;

namespace ScreenPop.Deployment.Aws;

/// <summary>The role's credentials. Lambda sets them in the environment of each new process.</summary>
internal sealed record Credentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <exception cref="ConfigurationException">The environment has no credentials.</exception>
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
