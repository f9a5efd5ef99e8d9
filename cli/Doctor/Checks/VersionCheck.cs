using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks that callers reach the lookup's last settings. An alias points to a version, which never changes.</summary>
internal sealed class VersionCheck(AwsCli aws)
{
    private const string Subject = "Settings";

    /// <summary>The fixed settings of a version, by their names in AWS Lambda's GetFunctionConfiguration.</summary>
    private static readonly string[] Kept =
    [
        "CodeSha256",
        "Environment",
        "MemorySize",
        "Timeout",
        "KMSKeyArn",
        "VpcConfig",
        "TracingConfig",
        "Architectures",
        "Runtime",
        "Role",
    ];

    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var latest = await ConfigurationAsync(installation, "$LATEST", cancellationToken);
        var live = await ConfigurationAsync(installation, "live", cancellationToken);
        var different = Kept.Where(name => !JsonNode.DeepEquals(latest[name], live[name])).ToList();
        yield return different.Count == 0
            ? Finding.Fine(Subject, "Callers reach the last settings and the last code.")
            : Finding.Wrong(
                Subject,
                $"Callers reach version {live["Version"]}, which differs from the last deployment in {string.Join(", ", different)}. "
                    + "A deployment is under way or was rolled back, or the function was changed outside the stack.",
                installation.Redeployment()
            );
    }

    private Task<JsonNode> ConfigurationAsync(Installation installation, string qualifier, CancellationToken cancellationToken) =>
        aws.CallAsync(
            "lambda",
            "get-function-configuration",
            ["--function-name", installation.LookupFunction, "--qualifier", qualifier],
            cancellationToken
        );
}
